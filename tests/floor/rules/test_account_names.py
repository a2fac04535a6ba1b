import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.rules.account_names import LONGEST, NameFlaw, flaw_of_name, name_key, tidy


@pytest.mark.parametrize("name", ["Anna", "ANNA", " anna ", "Ａｎｎａ", "aNNa\t"])
def test_one_name_is_found_however_it_is_written(name: str) -> None:
    assert name_key(name) == "anna"


@pytest.mark.parametrize("name", ["Ada Lovelace", "张伟", "O'Brien", "ada@example.com", "Łukasz", "x" * LONGEST])
def test_names_of_people_can_be_had(name: str) -> None:
    assert flaw_of_name(name) is None


@pytest.mark.parametrize(
    ("name", "flaw"),
    [
        ("", NameFlaw.EMPTY),
        (" \t\n", NameFlaw.EMPTY),
        ("x" * (LONGEST + 1), NameFlaw.TOO_LONG),
        ("Ada\x00", NameFlaw.UNSEEN_SIGNS),
        ("Ada\u202eadmin", NameFlaw.UNSEEN_SIGNS),
        ("Ada\u200b", NameFlaw.UNSEEN_SIGNS),
        ("Ada\ud800", NameFlaw.UNSEEN_SIGNS),
        ("Ada\nLovelace", NameFlaw.UNSEEN_SIGNS),
    ],
)
def test_what_no_name_can_be_is_refused(name: str, flaw: NameFlaw) -> None:
    assert flaw_of_name(name) is flaw


@given(st.text(max_size=200))
def test_a_kept_name_is_found_again(name: str) -> None:
    assert name_key(tidy(name)) == name_key(name)
    assert tidy(tidy(name)) == tidy(name)
