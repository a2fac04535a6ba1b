import pytest

from floor.store.defused import FORMULA, defused

PAYLOADS = ["=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0"]
BEGINNINGS = ["\t=1", "\r=1", "\n=1", "\tx", "\rx", " =1", "\u3000=1", "\ufeff=1", "\u200b=1", "\x00=1"]
WIDE = ["＝1+1", "＋1", "－1", "＠x", "﹦1", "﹢1", "﹣1", "﹫x"]


@pytest.mark.parametrize("text", [*PAYLOADS, *BEGINNINGS, *WIDE, "+1", "-1"])
def test_what_a_spreadsheet_would_run_gets_one_apostrophe(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", [*PAYLOADS, *BEGINNINGS, *WIDE])
def test_the_apostrophe_of_ours_can_be_told_from_those_that_were_there(text: str) -> None:
    for own in ("", "'", "''"):
        written = defused(own + text)
        assert FORMULA.match(written)
        assert written.removeprefix("'") == own + text


@pytest.mark.parametrize("text", ["Ada", "O'Brien", "'tis", "张敏", "", "a=b", "Anne-Marie", " Ada", "1-2"])
def test_a_plain_text_stays_as_it_is(text: str) -> None:
    assert defused(text) == text
