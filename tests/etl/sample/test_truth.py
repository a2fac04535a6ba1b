from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

from etl.sample import SampleFloor
from tests.etl.sample.reading import body, rows

# The second day's files have broken rows.
FIRST_DAY = date(2026, 10, 12)
DAY = date(2026, 10, 13)
CONTACTS = {"SALE", "NI", "DEC", "CALLBK"}


def floor() -> SampleFloor:
    return SampleFloor(first_day=FIRST_DAY, today=DAY, agents=12)


def test_truth_is_what_the_files_say(tmp_path: Path) -> None:
    truth = floor().truth(DAY)
    paths = dict(zip(("calls", "agent-log", "sales"), floor().write_day(tmp_path, DAY), strict=True))
    calls, cycles, sales = (rows(path) for path in paths.values())
    assert truth.rows == {log: len(rows(path)) for log, path in paths.items()}
    assert {log: len(found) for log, found in truth.broken.items()} == {
        log: len(body(path)) - len(rows(path)) for log, path in paths.items()
    }
    assert truth.dials == Counter(row["user"] for row in calls)
    assert +Counter(truth.contacts) == Counter(row["user"] for row in calls if row["status"] in CONTACTS)
    assert truth.unmapped_codes == {"WINBCK": sum(row["status"] == "WINBCK" for row in calls)}
    assert truth.sold_orders == Counter(row["agent_id"] for row in sales if row["status"] == "booked")
    assert truth.talk_seconds == summed(calls, "length_in_sec")
    assert truth.wrap_seconds == summed(cycles, "dispo_sec")
    assert truth.pause_seconds == summed(cycles, "pause_sec")
    assert truth.wait_seconds == summed(cycles, "wait_sec")
    assert truth.login_seconds == summed(cycles, "pause_sec", "wait_sec", "talk_sec", "dispo_sec")


def test_orders_and_revenue_leave_out_what_is_cancelled_by_then(tmp_path: Path) -> None:
    sample, status, seller, cents = floor(), {}, {}, Counter[str]()
    for ahead in range(21):
        for row in rows(sample.write_day(tmp_path, DAY + timedelta(days=ahead))[2]):
            if row["sold_at"].startswith(str(DAY)):
                status[row["sale_id"]], seller[row["sale_id"]] = row["status"], row["agent_id"]
                cents[row["sale_id"]] = int(row["amount"].replace(".", ""))
    truth = sample.truth(DAY, datetime.combine(DAY + timedelta(days=20), datetime.max.time()))
    kept = [sale for sale, last in status.items() if last != "cancelled"]
    assert truth.orders == Counter(seller[sale] for sale in kept)
    assert sum(truth.revenue_minor.values()) == sum(cents[sale] for sale in kept)
    assert sum(truth.sold_orders.values()) == len(status) > len(kept)


def test_truth_at_a_moment_is_what_was_written_by_then(tmp_path: Path) -> None:
    known = datetime(2026, 10, 13, 13, 30, 5)
    truth = floor().truth(DAY, known)
    calls, cycles, sales = floor().write_day(tmp_path, DAY, until=known)
    assert truth.rows == {"calls": len(rows(calls)), "agent-log": len(rows(cycles)), "sales": len(rows(sales))}
    assert {log: len(found) for log, found in truth.broken.items()} == {
        log: len(body(path)) - len(rows(path))
        for log, path in (("calls", calls), ("agent-log", cycles), ("sales", sales))
    }


def summed(found: list[dict[str, str]], *columns: str) -> Counter[str]:
    total: Counter[str] = Counter()
    for row in found:
        total[row["user"]] += sum(int(row[column]) for column in columns)
    return total
