"""What may stand in each kind of column, and what becomes of what may not: tables of texts through real loads."""

from dataclasses import replace

import pytest

from tests.etl.one_column import CALLS, QUALITY, SALES, Judged, judged, no
from tests.floor_folder import CALLS as CALLS_HEADER
from tests.floor_folder import SALES as SALES_HEADER
from tests.floor_folder import FloorFolder

MONEY: dict[str, tuple[int, Judged]] = {
    "USD": (
        2,
        {
            "19.90": 1990,
            "19.9": 1990,
            "19": 1900,
            "19.990": 1999,
            "0": 0,
            "0.01": 1,
            "999999999999.99": 99999999999999,
            "1,200.00": 120000,
            "1 200": 120000,
            "$5": 500,
            "5 €": 500,
            "¥1,200": 120000,
            "１９．５": 1950,
        },
    ),
    "JPY": (0, {"1200": 1200, "1200.00": 1200}),
    "KWD": (3, {"1.234": 1234}),
}
NEVER_MONEY = ("1e3", "-5", "1,20", "1,2000", "1.200,00", "$$5", "5 USD", "1000000000000", "1_0", "nan", ".5", "$")
TOO_FINE = {"USD": "19.999", "JPY": "1200.5", "KWD": "1.2345"}


@pytest.mark.parametrize("currency", MONEY)
def test_money_is_exact_or_refused(floor: FloorFolder, currency: str) -> None:
    floor.settings = replace(floor.settings, currency=currency)
    digits, good = MONEY[currency]
    bad = dict.fromkeys(
        (*NEVER_MONEY, TOO_FINE[currency]), no(f"is not an amount of money with at most {digits} decimals")
    )
    table = good | bad | {"": no("is empty")}
    assert judged(floor, SALES, "amount", table, kept="amount_minor") == table


def test_a_declared_decimal_comma_turns_the_meaning_of_point_and_comma(floor: FloorFolder) -> None:
    refused = no("is not an amount of money with at most 2 decimals")
    table: Judged = {
        "19,90": 1990,
        "1.200,50": 120050,
        "1.200": 120000,
        "1 200,5": 120050,
        "1200": 120000,
        "1.234,50 €": 123450,
        **dict.fromkeys(("19.90", "1,200.50", "1.20"), refused),
    }
    spec = 'source = "it", decimal = ","'
    assert judged(floor, SALES, "amount", table, spec=spec, kept="amount_minor") == table


def test_shares_are_hundredths_of_a_percent(floor: FloorFolder) -> None:
    table: Judged = {
        "50": 5000,
        "100": 10000,
        "0": 0,
        "33.33": 3333,
        "33.330": 3333,
        "50%": 5000,
        "１２．５％": 1250,
        "": None,
        **dict.fromkeys(("100.01", "33.333", "-1", "50%%", "1e1"), no("is not a percentage from 0 to 100")),
    }
    assert judged(floor, SALES, "share_percent", table, kept="share_bp") == table


def test_a_quantity_is_a_whole_number_from_one(floor: FloorFolder) -> None:
    bad = ("0", "-1", "2.5", "2.0", "1e3", "1_0", "1000000", "12,34")
    table: Judged = {
        "1": 1,
        "999999": 999999,
        "12,000": 12000,
        "１２": 12,
        "": 1,
        **dict.fromkeys(bad, no("is not a whole number from 1 to 999999")),
    }
    assert judged(floor, SALES, "quantity", table, kept="quantity") == table


def test_a_score_lies_between_0_and_100(floor: FloorFolder) -> None:
    bad = ("100.01", "-1", "nan", "1_0", "good")
    table: Judged = {
        "0": 0,
        "100": 10000,
        "87.5": 8750,
        "90%": 9000,
        "８８": 8800,
        "": no("is empty"),
        **dict.fromkeys(bad, no("is not a score from 0 to 100")),
    }
    assert judged(floor, QUALITY, "score", table, kept="quality_hundredths") == table


def test_yes_and_no_are_known_in_any_case_and_nothing_else(floor: FloorFolder) -> None:
    table: Judged = {
        **dict.fromkeys(("Y", "y", "yes", "YES", "1", "True"), 1),
        **dict.fromkeys(("N", "n", "no", "No", "0", "FALSE"), 0),
        "": 0,
        **dict.fromkeys(("maybe", "2", "是", "-"), no("is neither yes nor no")),
    }
    assert judged(floor, CALLS, "resolved", table, kept="resolved_contacts") == table


def test_a_listed_word_is_known_in_any_case_and_nothing_else(floor: FloorFolder) -> None:
    table: Judged = {
        "Booked": "booked",
        "CANCELLED": "cancelled",
        "confirmed": "confirmed",
        "": "booked",
        "cancel": no("is none of booked, confirmed, cancelled"),
    }
    assert judged(floor, SALES, "status", table, kept="status") == table


def test_values_are_mapped_before_they_are_judged(floor: FloorFolder) -> None:
    floor.describe(
        "shop",
        """log = "sales"
        columns = { sold_at = "At", agent_id = "Who", amount = "Sum", status = "State" }
        values.status = { "storniert" = "cancelled", "" = "confirmed" }""",
    )
    at = "2026-11-20 09:00:00"
    report = floor.load_lines(
        "s.csv", "At,Who,Sum,State", f"{at},a1,1,storniert", f"{at},a1,2,", f"{at},a1,3,Storniert"
    )
    assert floor.rows("select amount_minor, status from sales order by 1") == [(100, "cancelled"), (200, "confirmed")]
    assert [row["value"] for row in floor.rejected(report)] == ["Storniert"]


def test_a_column_that_the_file_lacks_is_empty_or_its_default(floor: FloorFolder) -> None:
    floor.load_lines("sales.csv", "sold_at,agent_id,amount", "2026-11-20 09:00:00,a1,5")
    assert floor.rows("select campaign, product, quantity, status, cancel_reason from sales") == [
        ("", "", 1, "booked", None)
    ]
    floor.load_lines("calls.csv", "started_at,agent_id,outcome_code", "2026-11-20 09:00:00,a2,machine")
    assert floor.rows("select dials, calls from facts where agent_id = 'a2'") == [(1, 1)]


def test_inbound_calls_are_no_dials(floor: FloorFolder) -> None:
    row = "2026-11-20 09:00:00,a1,main,1,machine"
    floor.load_lines("calls.csv", f"{CALLS_HEADER},direction", f"c1,{row},Inbound", f"c2,{row},", f"c3,{row},OUTBOUND")
    assert floor.rows("select dials, calls from facts") == [(2, 3)]


def test_a_constant_stands_in_every_row_and_several_columns_make_one(floor: FloorFolder) -> None:
    floor.describe(
        "shop",
        """log = "sales"
        [columns]
        sold_at = { source = ["Date", "Time"] }
        agent_id = { source = ["Shop", "Seller"], join = "-" }
        campaign = { value = "main" }
        amount = "Sum" """,
    )
    report = floor.load_lines(
        "shop.csv",
        "Date,Time,Shop,Seller,Sum",
        "2026-11-20,09:05,S1,7,5",
        "2026-11-20,,S1,8,5",
        "2026-11-20,09:05,S1,,5",
        "2026-11-20,09:05,,,5",
    )
    assert floor.rows("select sold_at::varchar, agent_id, campaign from sales order by agent_id") == [
        ("2026-11-20 09:05:00", "S1-", "main"),
        ("2026-11-20 09:05:00", "S1-7", "main"),
    ]
    assert [(row["line"], row["column"], row["reason"]) for row in floor.rejected(report)] == [
        ("3", "sold_at", "is not a time this format knows"),
        ("5", "agent_id", "is empty"),
    ]


def test_the_first_fault_of_a_row_is_the_reason(floor: FloorFolder) -> None:
    report = floor.load_lines(
        "s.csv", SALES_HEADER, "s1,2026-11-20 09:00:00,a1,,m,P,1,5,,", "s2,never,,,m,P,0,x,lost,", "s3,never"
    )
    assert [(row["line"], row["column"], row["value"]) for row in floor.rejected(report)] == [
        ("3", "sold_at", "never"),
        ("4", "", "2"),
    ]
