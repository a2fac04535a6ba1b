from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from etl.sample import SampleFloor
from etl.sample.offer import CAMPAIGNS, PRODUCTS
from tests.etl.sample.reading import at, rows

FIRST_DAY = date(2026, 8, 3)
DAYS = 40
FLOOR = SampleFloor(first_day=FIRST_DAY, today=FIRST_DAY + timedelta(days=DAYS), agents=25)

Row = dict[str, str]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[date, Row]]]:
    """The rows of each sale with the day of the file they came in, oldest first."""
    folder = tmp_path_factory.mktemp("sales")
    found = defaultdict(list)
    for number in range(DAYS):
        day = FIRST_DAY + timedelta(days=number)
        for row in rows(FLOOR.write_day(folder, day)[2]):
            found[row["sale_id"]].append((day, row))
    return found


def test_a_sale_is_first_booked_on_the_day_it_was_sold(history: dict[str, list[tuple[date, Row]]]) -> None:
    for (day, first), *later in history.values():
        assert (first["status"], at(first["sold_at"]).date()) == ("booked", day)
        assert all(row["status"] != "booked" for _, row in later)


def test_a_change_stands_in_the_file_of_its_day_and_repeats_the_sale(
    history: dict[str, list[tuple[date, Row]]],
) -> None:
    changing = ("status", "cancelled_at", "cancel_reason")
    for (_, first), *later in history.values():
        for day, row in later:
            assert {**row, **dict.fromkeys(changing)} == {**first, **dict.fromkeys(changing)}
            assert row["status"] != "cancelled" or at(row["cancelled_at"]).date() == day
            assert bool(row["cancel_reason"]) == (row["status"] == "cancelled")


def test_cancellations_come_one_to_twenty_days_later_and_end_the_sale(
    history: dict[str, list[tuple[date, Row]]],
) -> None:
    delays = Counter()
    for changes in history.values():
        for place, (day, row) in enumerate(changes):
            if row["status"] == "cancelled":
                assert place == len(changes) - 1
                delays[(day - at(row["sold_at"]).date()).days] += 1
    assert min(delays) == 1
    assert 12 < max(delays) <= 20


def test_four_to_eight_of_a_hundred_sales_are_cancelled(history: dict[str, list[tuple[date, Row]]]) -> None:
    told = [changes for changes in history.values() if changes[0][0] < FIRST_DAY + timedelta(days=DAYS - 20)]
    cancelled = sum(changes[-1][1]["status"] == "cancelled" for changes in told)
    assert 0.04 <= cancelled / len(told) <= 0.08
    confirmed = sum(any(row["status"] == "confirmed" for _, row in changes) for changes in told)
    assert confirmed / len(told) > 0.9


def test_products_belong_to_the_campaign_and_amounts_to_the_price_list(
    history: dict[str, list[tuple[date, Row]]],
) -> None:
    offered = {product.key: product for product in PRODUCTS}
    sold = Counter()
    for (_, row), *_ in history.values():
        product = offered[row["product"]]
        full = product.price_minor * int(row["quantity"])
        assert CAMPAIGNS[product.campaign].key == row["campaign"]
        assert row["amount"] in {f"{cents // 100}.{cents % 100:02d}" for cents in (full, full * 90 // 100)}
        sold[product.key] += 1
    assert sold.keys() == offered.keys()


def test_a_shared_sale_names_a_colleague_and_a_part(history: dict[str, list[tuple[date, Row]]]) -> None:
    team = {row[column]: row["team"] for row in FLOOR.roster() for column in ("agent_id", "other_agent_ids")}
    shared = [row for (_, row), *_ in history.values() if row["shared_with"]]
    assert 0 < len(shared) < 0.05 * len(history)
    for row in shared:
        assert row["shared_with"] != row["agent_id"]
        assert team[row["shared_with"]] == team[row["agent_id"]]
        assert row["share_percent"] in {"30", "50"}
    assert not any(row["share_percent"] for (_, row), *_ in history.values() if not row["shared_with"])


def test_every_sale_is_of_a_call_with_that_outcome(tmp_path: Path) -> None:
    calls, _, sales = FLOOR.write_day(tmp_path, FIRST_DAY)
    sold = {row["uniqueid"]: row for row in rows(calls) if row["status"] == "SALE"}
    booked = {row["call_id"]: row for row in rows(sales)}
    assert booked.keys() == sold.keys()
    for call_id, sale in booked.items():
        call = sold[call_id]
        assert (sale["agent_id"], sale["campaign"]) == (call["user"], call["campaign_id"])
        ended = at(call["call_date"]) + timedelta(seconds=int(call["dial_time"]))
        assert 0 <= (at(sale["sold_at"]) - ended).total_seconds() <= 2
