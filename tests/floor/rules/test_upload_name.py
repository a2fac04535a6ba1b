import pytest

from floor.rules.upload_name import MOST_BYTES, upload_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("calls 20.11.csv", "calls 20.11.csv"),
        ("通话记录.xlsx", "通话记录.xlsx"),
        ("../../etc/today.csv", "today.csv"),
        ("C:\\logs\\today.csv", "today.csv"),
        ("**x** ![](http://a.example).csv", "a.example).csv"),
        ("nul.csv", "-nul.csv"),
        ("a\nb\u202ec.csv", "a-b-c.csv"),
        ("..", "log"),
        ("", "log"),
    ],
)
def test_a_name_stays_what_it_is_as_far_as_it_is_harmless(given: str, kept: str) -> None:
    assert upload_name(given) == kept


@pytest.mark.parametrize("given", ["记" * 300 + ".csv", "x" * 255 + ".csv", "." + "y" * 400, "z." + "y" * 400])
def test_a_long_name_fits_every_file_system(given: str) -> None:
    assert len(upload_name(given).encode()) <= MOST_BYTES


def test_a_long_name_keeps_its_ending() -> None:
    assert upload_name("x" * 255 + ".csv").endswith("x.csv")
