"""VICIdial's exports: what the sample floor wrote is what the warehouse counts, and the traps of its numbers."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime

import pytest

from etl.report import Report
from etl.sample.floor import SampleFloor
from etl.sample.three_days import DAYS, three_days_floor
from etl.sample.truth import DayTruth
from tests.floor_folder import FloorFolder

LOG = (
    "uniqueid,lead_id,list_id,campaign_id,call_date,start_epoch,end_epoch,length_in_sec,status,phone_code,phone_number,"
    "user,comments,processed,user_group,term_reason,alt_dial,called_count"
)
CALL_EXPORT = (
    "call_date phone_number_dialed status user full_name campaign_id vendor_lead_code source_id list_id gmt_offset_now "
    "phone_code phone_number title first_name middle_initial last_name address1 address2 address3 city state province "
    "postal_code country_code gender date_of_birth alt_phone email security_phrase comments length_in_sec user_group "
    "alt_dial rank owner lead_id list_name list_description status_name"
)
EXPORT = CALL_EXPORT.split()
AGENT_LOG = "agent_log_id,user,event_time,campaign_id,pause_sec,wait_sec,talk_sec,dispo_sec,dead_sec"
COUNTED = (
    "dials",
    "contacts",
    "talk_seconds",
    "sold_orders",
    "orders",
    "revenue_minor",
    "wrap_seconds",
    "pause_seconds",
    "wait_seconds",
    "login_seconds",
)


@pytest.fixture(scope="module")
def sample() -> SampleFloor:
    return three_days_floor()


@pytest.fixture(scope="module")
def truths(sample: SampleFloor) -> dict[date, DayTruth]:
    """Each day as known in the evening of the last, so with its cancellations until then."""
    evening = datetime.combine(DAYS[-1], datetime.max.time())
    return {day: sample.truth(day, evening) for day in DAYS}


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory) -> FloorFolder:
    return FloorFolder(tmp_path_factory.mktemp("vicidial"))


@pytest.fixture(scope="module")
def reports(floor: FloorFolder, sample: SampleFloor) -> dict[str, Report]:
    days = [path for day in DAYS for path in sample.write_day(floor.drop, day)]
    paths = [*sample.write_roster(floor.drop), *days]
    return {path.name: report for path, report in zip(paths, floor.load(*paths), strict=True)}


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("name", COUNTED)
def test_the_warehouse_counts_what_each_agent_did(floor: FloorFolder, truths: dict[date, DayTruth], name: str) -> None:
    found = floor.rows(
        "select day, agent_id, sum(dials), sum(contacts), sum(talk_seconds), sum(sold_orders), sum(orders), "
        "sum(revenue_minor), sum(wrap_seconds), sum(pause_seconds), sum(wait_seconds), sum(login_seconds) "
        "from facts group by day, agent_id"
    )
    counts = {(day, agent): dict(zip(COUNTED, sums, strict=True))[name] for day, agent, *sums in found}
    expected: dict[date, Mapping[str, int]] = {day: getattr(truth, name) for day, truth in truths.items()}
    assert sum(map(len, expected.values())) > 20
    assert {who: count for who, count in counts.items() if count} == {
        (day, agent): count for day, truth in expected.items() for agent, count in truth.items() if count
    }


@pytest.mark.usefixtures("reports")
def test_sales_that_were_cancelled_by_then_are_no_orders_of_their_day(
    floor: FloorFolder, truths: dict[date, DayTruth]
) -> None:
    cancelled = sum(sum(truth.sold_orders.values()) - sum(truth.orders.values()) for truth in truths.values())
    assert cancelled > 0
    assert floor.rows("select sum(cancelled_orders) from facts") == [(cancelled,)]
    assert floor.rows("select count(*) from sales where status = 'cancelled' and cancelled_day > day") == [(cancelled,)]


def test_broken_rows_are_rejected_and_no_others(reports: dict[str, Report], truths: dict[date, DayTruth]) -> None:
    rejected = Counter[str]()
    for name, report in reports.items():
        assert report.rows_read == report.loaded + report.rejected + report.duplicates
        rejected[name.partition("-2026")[0]] += report.rejected
    broken = Counter({log: sum(len(truth.broken[log]) for truth in truths.values()) for log in ("calls", "agent-log")})
    assert sum(broken.values()) > 0
    assert {log: rejected[log] for log in broken} == broken


def test_the_files_are_known_by_their_headers(reports: dict[str, Report]) -> None:
    assert {name.partition("-2026")[0]: report.format for name, report in reports.items()} == {
        "people.csv": "floorboard-people",
        "products.csv": "floorboard-products",
        "calls": "vicidial-call-export",
        "agent-log": "vicidial-agent-log",
        "sales": "floorboard-sales",
    }


def test_who_is_not_on_the_roster_and_what_nobody_mapped_is_listed(
    floor: FloorFolder, reports: dict[str, Report], truths: dict[date, DayTruth]
) -> None:
    assert {agent for report in reports.values() for agent in report.unknown_agents} == {"ag_777"}
    assert {code for report in reports.values() for code in report.unknown_codes} == {"WINBCK"}
    assert dict(floor.rows("select day, sum(calls) from unknown_codes where outcome_code = 'WINBCK' group by day")) == {
        day: truth.unmapped_codes["WINBCK"] for day, truth in truths.items() if truth.unmapped_codes["WINBCK"]
    }
    assert floor.rows("select sum(dials) > 0 from facts where agent_id = 'ag_777'") == [(True,)]


def log_row(uniqueid: str, status: str, seconds: int) -> str:
    return (
        f"{uniqueid},7,101,main,2026-11-20 09:00:00,1,2,{seconds},{status},1,15550123456,a1,note,N,NORTH,CALLER,NONE,1"
    )


@pytest.fixture
def other(tmp_path_factory: pytest.TempPathFactory) -> FloorFolder:
    return FloorFolder(tmp_path_factory.mktemp("other"))


@pytest.mark.parametrize("quoted", [False, True])
def test_the_table_of_calls_is_read_with_and_without_quotes(other: FloorFolder, *, quoted: bool) -> None:
    lines = [
        LOG,
        log_row("1.1", "SALE", 60),
        log_row("1.2", "NI", 30),
        log_row("1.3", "DNC", 5),
        log_row("1.4", "AA", 1),
    ]
    if quoted:
        lines = ['"' + line.replace(",", '","') + '"' for line in lines]
        lines[1] = lines[1].replace("note", 'said ""no, thanks""')
    report = other.load_lines("vicidial_log.csv", *lines)
    assert (report.format, report.loaded, report.rejected) == ("vicidial-log", 4, 0)
    assert other.rows(
        "select dials, answered, contacts, call_sales, refusals, do_not_calls, machines, talk_seconds from facts"
    ) == [(4, 3, 2, 1, 1, 1, 1, 96)]


def export_row(at: str, status: str, **more: str) -> str:
    known = {
        "call_date": at,
        "phone_number_dialed": "15550123456",
        "status": status,
        "user": "a1",
        "campaign_id": "main",
    }
    return "\t".join((known | {"length_in_sec": "30"} | more).get(name, "") for name in EXPORT)


def test_a_call_export_without_the_extended_columns_is_named_by_its_rows(other: FloorFolder) -> None:
    header, nine, ten = "\t".join(EXPORT), "2026-11-20 09:00:00", "2026-11-20 10:00:00"
    first = other.load_lines("until-nine.txt", header, export_row(nine, "NI"), export_row(nine, "NI"))
    assert (first.format, first.loaded) == ("vicidial-call-export", 2)
    again = other.load_lines(
        "until-ten.txt", header, export_row(nine, "NI"), export_row(nine, "NI"), export_row(ten, "SALE")
    )
    assert (again.loaded, again.duplicates) == (3, 0)
    assert other.rows("select sum(calls), sum(refusals), sum(call_sales) from facts") == [(3, 2, 1)]


def test_a_quote_in_a_comment_of_the_call_export_is_a_quote(other: FloorFolder) -> None:
    rows = [export_row("2026-11-20 09:00:00", "NI", comments='wants a 5" pipe, "soon')] * 2
    assert other.load_lines("calls.txt", "\t".join(EXPORT), *rows).loaded == 2


def test_no_name_address_or_number_of_a_customer_lies_in_the_data_folder(other: FloorFolder) -> None:
    secrets = {
        "first_name": "Hortensia",
        "address1": "77 Quiet Lane",
        "email": "h@example.org",
        "phone_number": "5550177",
    }
    other.load_lines("calls.txt", "\t".join(EXPORT), export_row("2026-11-20 09:00:00", "NI", **secrets))
    held = b"".join(path.read_bytes() for path in other.settings.data.rglob("*") if path.is_file())
    assert held
    assert [name for name, secret in secrets.items() if secret.encode() in held] == []


def test_dead_time_lies_inside_talk_time_and_is_not_added_again(other: FloorFolder) -> None:
    other.load_lines("agents.csv", AGENT_LOG, "1,a1,2026-11-20 09:00:00,main,10,20,30,5,25")
    assert other.rows("select login_seconds, pause_seconds, wait_seconds, wrap_seconds from facts") == [(65, 10, 20, 5)]


def test_times_as_long_as_the_dialers_own_reports_leave_out_are_rejected(other: FloorFolder) -> None:
    good = "1,a1,2026-11-20 09:00:00,main,64999,0,0,0,0"
    report = other.load_lines("agents.csv", AGENT_LOG, good, good.replace("1,a1", "2,a1").replace("64999", "65000"))
    assert [(row["column"], row["value"]) for row in other.rejected(report)] == [("pause_seconds", "65000")]
