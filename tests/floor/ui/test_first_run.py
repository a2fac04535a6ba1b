from pathlib import Path

from floor.ui.first_run import _inbox


def test_the_inbox_is_named_as_seen_from_the_program() -> None:
    assert _inbox(Path("data")) == "data/inbox/"


def test_a_data_folder_elsewhere_is_not_given_away() -> None:
    assert _inbox(Path("/srv/floor/data")) == "inbox/"
