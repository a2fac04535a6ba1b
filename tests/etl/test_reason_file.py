"""What stands beside a refused file, and that each line of it is known again by the Logs screen."""

import pytest

from etl.reason_file import ASKED, reason_text
from etl.report import Report
from floor.i18n import words
from floor.loader_words import loader_words

EMPTY = "line 2: agent_id is empty. Fill it in, or have the export bring it."
ODD = "It cannot be read: No such file."
CASES = {
    "refused": (Report("/data/inbox/a.csv", "refused", reasons=[ODD, EMPTY]), [ODD, EMPTY]),
    "refused in a zip": (
        Report("/data/inbox/a.zip: b.csv", "refused", packed_in="/data/inbox/a.zip", reasons=[ODD]),
        ["b.csv: refused; nothing of it is loaded.", ODD],
    ),
    "drift": (
        Report("/data/inbox/a.csv", "drift", "own", reasons=["Column 'x' is gone; earlier files have it."]),
        [
            "a.csv: differs from the earlier own files.",
            "Column 'x' is gone; earlier files have it.",
            ASKED,
        ],
    ),
    "loaded beside a refused one": (
        Report(
            "/data/inbox/a.zip: b.csv",
            "loaded",
            packed_in="/data/inbox/a.zip",
            rows_read=3,
            loaded=2,
            rejected=1,
            reasons=[EMPTY],
            unknown_agents=["a1", "a2"],
            unknown_codes=["XX"],
        ),
        [
            "b.csv: loaded; 2 of 3 rows count.",
            EMPTY,
            "Not on the roster: a1, a2.",
            "Outcome codes that nobody mapped: XX.",
        ],
    ),
    "loaded before": (
        Report("/data/inbox/a.zip: b.csv", "already loaded", packed_in="/data/inbox/a.zip"),
        ["b.csv: loaded before; nothing changed."],
    ),
}


@pytest.mark.parametrize(("report", "lines"), CASES.values(), ids=CASES)
def test_each_sentence_is_a_line_without_a_path_and_is_chinese_on_a_chinese_screen(
    report: Report, lines: list[str]
) -> None:
    assert reason_text(report).splitlines() == lines
    assert [line for line in lines if loader_words(line, words("zh-Hans")) == line] == []


def test_a_name_or_value_with_a_line_end_makes_no_line_of_its_own() -> None:
    report = Report("/data/inbox/a.csv", "refused", reasons=["It cannot be read: a\nb\x1b\u2028c."])
    assert reason_text(report) == "It cannot be read: a\\nb\\x1b\\u2028c.\n"
