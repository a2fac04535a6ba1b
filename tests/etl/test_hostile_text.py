"""Whatever a log or a format file says stays text: it is never SQL, never a pattern, never a number of fields."""

import json

import pytest

from tests.etl.one_column import CALLS, SALES, Judged, judged
from tests.floor_folder import FloorFolder

HOSTILE = (
    "'; drop table facts; --",
    "' or 1=1 --",
    'a"b"',
    "back\\slash\\",
    "{braces} {0} {raw_agent_id}",
    "%s $1 $log ? :x",
    "a,b;c|d\te",
    "two\nlines",
    "=cmd|' /C calc'!A0",
    "\u202eright to left",
    "名字 \U00020000",
    "<script>alert(1)</script>",
    "'" * 7,
    "x" * 5000,
)


def toml(text: str) -> str:
    """A text as TOML writes it; JSON's escapes are TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def test_hostile_fields_are_kept_as_they_stand(floor: FloorFolder) -> None:
    table: Judged = {text: text for text in HOSTILE}
    assert judged(floor, SALES, "cancel_reason", table, kept="cancel_reason") == table
    assert floor.rows("select count(*) from sales") == [(len(HOSTILE) + 1,)]


def test_hostile_codes_are_listed_as_they_stand(floor: FloorFolder) -> None:
    table: Judged = dict.fromkeys(HOSTILE, 1)
    assert judged(floor, CALLS, "outcome_code", table, kept="unknown_outcomes") == table
    assert {row[0] for row in floor.rows("select outcome_code from unknown_codes")} == set(HOSTILE)


def test_a_rejected_hostile_value_is_told_as_it_stands(floor: FloorFolder) -> None:
    text = '\'; drop table "facts"; -- {0}'
    report = floor.load_lines(
        "calls.csv",
        "call_id,started_at,agent_id,outcome_code",
        "c1,2026-11-20 09:00:00,a1,sale",
        """c2,"'; drop table ""facts""; -- {0}",a1,sale""",
    )
    assert [row["value"] for row in floor.rejected(report)] == [text]
    assert repr(text) in report.reasons[0]


def test_a_rejected_row_is_kept_so_that_it_can_be_read_again(floor: FloorFolder) -> None:
    row = 'never,a1,5,"two\nlines"'
    report = floor.load_lines("s.csv", "sold_at,agent_id,amount,cancel_reason", "2026-11-20 09:00:00,a1,5,plain", row)
    assert [(found["line"], found["row"]) for found in floor.rejected(report)] == [("3", row)]


@pytest.mark.parametrize("text", [text for text in HOSTILE if "\n" not in text and "\t" not in text])
def test_hostile_names_values_and_constants_of_a_format_stay_text(floor: FloorFolder, text: str) -> None:
    floor.describe(
        "hostile",
        f"""log = "sales"
        [columns]
        sold_at = "At"
        agent_id = {toml(f"Who {text}")}
        amount = "Sum"
        campaign = {{ value = {toml(text)} }}
        product = {{ source = ["At", "Sum"], join = {toml(f" {text} ")} }}
        status = "State"
        [values.status]
        {toml(text)} = "confirmed" """,
    )
    quoted = text.replace('"', '""')
    report = floor.load_lines("sales.csv", f'At,"Who {quoted}",Sum,State', f'2026-11-20 09:00:00,a1,5,"{quoted}"')
    assert report.status == "loaded", report.reasons
    assert floor.rows("select agent_id, campaign, product, status from sales") == [
        ("a1", text, f"2026-11-20 09:00:00 {text} 5", "confirmed")
    ]


def test_hostile_codes_of_a_format_are_mapped(floor: FloorFolder) -> None:
    codes = [text for text in HOSTILE if "\n" not in text]
    floor.describe(
        "hostile",
        'log = "calls"\n[columns]\nstarted_at = "At"\nagent_id = "Who"\noutcome_code = "End"\n[values.outcome_code]\n'
        + "".join(f'{toml(code)} = "machine"\n' for code in codes),
    )
    rows = ['2026-11-20 09:00:00,a1,"{}"'.format(code.replace('"', '""')) for code in codes]
    report = floor.load_lines("calls.csv", "At,Who,End", *rows)
    assert (report.loaded, report.unknown_codes) == (len(codes), [])
    assert floor.rows("select machines from facts") == [(len(codes),)]


def test_rows_that_differ_only_in_where_a_field_ends_are_two(floor: FloorFolder) -> None:
    header, row = "started_at,agent_id,outcome_code,script,customer_segment", "2026-11-20 09:00:00,a1,machine"
    floor.load_lines("one.csv", header, f"{row},a|b,c")
    floor.load_lines("two.csv", header, f"{row},a,b|c")
    assert floor.rows("select sum(calls) from facts") == [(2,)]
