"""The traps in each dialer's numbers, one fact each, seen in the warehouse after the dialer's example was loaded."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from etl.formats import SHIPPED, read_format
from etl.report import Report
from tests.etl.dialers.test_examples import EXAMPLES, NEVER
from tests.floor_folder import FloorFolder

VICIDIAL = read_format(SHIPPED / "vicidial-log.toml").values["outcome_code"]


def loaded(floor: FloorFolder, name: str) -> Report:
    return floor.load(EXAMPLES[name])[0]


def reasons(floor: FloorFolder, report: Report) -> list[tuple[str, str, str]]:
    return [(row["column"], row["value"], row["reason"]) for row in floor.rejected(report)]


def text_of(name: str) -> str:
    return EXAMPLES[name].read_text(encoding="utf-8")


def test_time_in_the_queue_is_taken_from_an_inbound_call_and_never_below_nothing(floor: FloorFolder) -> None:
    report = loaded(floor, "vicidial-closer-log")
    assert floor.rows("select calls, dials, talk_seconds, answered, refusals from facts") == [(2, 0, 60, 2, 1)]
    assert [(column, value) for column, value, _ in reasons(floor, report)] == [("talk_seconds", "10 - long")]


def test_a_day_of_the_agent_performance_report_is_a_shift_below_its_preamble(floor: FloorFolder) -> None:
    loaded(floor, "vicidial-agent-performance")
    assert floor.rows(
        "select day::varchar, login_seconds, pause_seconds, wait_seconds, wrap_seconds from facts order by day"
    ) == [("2026-11-19", 3605, 600, 1200, 5), ("2026-11-20", 120, 30, 30, 10)]


def test_dead_time_of_the_agent_performance_report_is_not_added_to_talk(floor: FloorFolder) -> None:
    loaded(floor, "vicidial-agent-performance")
    # 600 pause + 1200 wait + 1800 talk, 600 of them dead, + 5 dispo
    assert floor.rows("select login_seconds from facts where day = '2026-11-19'") == [(3605,)]


def test_the_line_of_totals_is_left_out_and_counted_with_its_reason(floor: FloorFolder) -> None:
    report = loaded(floor, "vicidial-agent-performance")
    assert (report.rows_read, report.loaded, report.rejected) == (3, 2, 1)
    assert [reason for _, _, reason in reasons(floor, report)] == ["is in a line of totals, which is no agent's"]


def test_an_agent_who_changed_the_group_within_the_period_stays_one_agent(floor: FloorFolder) -> None:
    loaded(floor, "vicidial-agent-performance")
    assert floor.rows("select distinct agent_id from facts") == [("a1",)]


def test_the_report_of_a_day_that_was_not_over_is_replaced_by_the_later_one(floor: FloorFolder) -> None:
    loaded(floor, "vicidial-agent-performance")
    floor.load_lines(
        "later.csv", *text_of("vicidial-agent-performance").replace('"2:00","30"', '"2:30","60"').split("\n")
    )
    assert floor.rows("select login_seconds, pause_seconds from facts where day = '2026-11-20'") == [(150, 60)]


def test_a_time_of_65000_seconds_is_left_out_as_the_stock_report_does(floor: FloorFolder) -> None:
    text = text_of("vicidial-agent-performance").replace('"0:20:00","0:30","0:30:00"', '"18:03:20","0:30","0:30:00"')
    report = floor.load_lines("long.csv", *text.split("\n"))
    assert ("wait_seconds", "18:03:20") in {(column, value) for column, value, _ in reasons(floor, report)}
    assert floor.rows("select count(*) from facts where day = '2026-11-19'") == [(0,)]


@pytest.mark.parametrize("name", NEVER)
def test_sums_of_a_period_are_known_and_refused_with_what_to_load_instead(floor: FloorFolder, name: str) -> None:
    report = loaded(floor, name)
    assert (report.status, report.reasons) == ("refused", [read_format(SHIPPED / f"{name}.toml").never])
    assert "no day" in report.reasons[0]


def test_what_a_report_reckons_or_counts_by_another_measure_is_imported_by_no_format() -> None:
    sources = {
        source
        for path in SHIPPED.glob("*.toml")
        for spec in read_format(path).columns.values()
        for source in spec.source
    }
    assert sources.isdisjoint(
        {
            "First Call Resolution",
            "Average Contact Time",
            "Callbacks",
            "Cancelled Sales",
            "Sales",
            "Deals",
            "Contact Ratio",
            "Sales per Working Hour",
            "Sales Per Hour",
            "Sales to Contacts Ratio",
            "Incomplete Sales",
            "Average Sale Time",
            "Sales (EUR)",
            "tHandle",
            "TIME",
        }
    )


def test_a_sale_is_a_contact_so_sales_to_contacts_never_pass_100_percent(floor: FloorFolder) -> None:
    loaded(floor, "vicidial-log")
    assert floor.rows("select contacts, call_sales from facts") == [(2, 1)]


@pytest.mark.parametrize(
    ("codes", "outcome"),
    [
        ("SALE", "sale"),
        ("NI DEC", "refused"),
        ("CALLBK CBHOLD QCFAIL", "callback"),
        ("XFER", "contact"),
        ("NP DROP XDROP PDROP TIMEOT AFTHRS NANQUE IQNANQ MAXCAL IVRXFR SVYCLM LRERR MLINAT RQXFER", "human_answered"),
        ("DNC", "do_not_call"),
        ("A AA AM AL", "machine"),
        (
            "AFAX B AB N NA DC ADC ADCT DAIR ADAIR DNCL DNCC PU PM ERI QVMAIL LSMERG SVYEXT SVYVM SVYHU SVYREC",
            "unreachable",
        ),
    ],
)
def test_vicidials_seeded_statuses_have_their_outcome(codes: str, outcome: str) -> None:
    assert {VICIDIAL.get(code) for code in codes.split()} == {outcome}


def test_states_that_are_no_outcome_stay_unmapped() -> None:
    assert VICIDIAL.keys().isdisjoint({"NEW", "QUEUE", "INCALL"})


def test_a_five9_call_of_nobody_or_of_a_deleted_agent_is_rejected_by_that_reason(floor: FloorFolder) -> None:
    report = loaded(floor, "five9-call-log")
    why = "is what a dialer writes where there is no agent"
    assert reasons(floor, report) == [("agent_id", "[None]", why), ("agent_id", "[Deleted]", why)]
    assert floor.rows("select distinct agent_id from facts") == [("a1",)]


def test_a_five9_timestamp_has_a_weekday_and_its_durations_may_be_empty(floor: FloorFolder) -> None:
    loaded(floor, "five9-call-log")
    assert floor.rows("select day::varchar, sum(calls), sum(talk_seconds) from facts group by day") == [
        ("2026-11-20", 2, 60)
    ]


def test_a_deleted_five9_campaign_is_no_campaign(floor: FloorFolder) -> None:
    loaded(floor, "five9-call-log")
    assert floor.rows("select distinct campaign from facts order by 1") == [("",), ("main",)]


def test_no_disposition_of_five9_waits_among_the_unknown_codes(floor: FloorFolder) -> None:
    assert loaded(floor, "five9-call-log").unknown_codes == ["No Disposition"]


def test_convoso_writes_numbers_as_text_and_four_types_of_calls(floor: FloorFolder) -> None:
    report = loaded(floor, "convoso-call-log")
    assert (report.loaded, report.unknown_codes) == (4, ["COMPLETED"])
    assert floor.rows("select sum(calls), sum(dials), sum(talk_seconds) from facts") == [(4, 3, 240)]


def test_talkdesks_old_form_counts_fractions_of_a_day_as_seconds(floor: FloorFolder) -> None:
    loaded(floor, "talkdesk-calls-old")
    assert floor.rows("select sum(talk_seconds), sum(calls), sum(dials) from facts") == [(66, 2, 1)]


def test_talkdesks_new_form_counts_seconds_and_is_in_utc(floor: FloorFolder) -> None:
    floor.settings = replace(floor.settings, timezone=ZoneInfo("Asia/Shanghai"))
    report = floor.load_lines(
        "t.csv", *text_of("talkdesk-calls").replace("2026-11-20 01:10", "2026-11-19 17:10").split("\n")
    )
    assert floor.rows("select distinct day::varchar from facts") == [("2026-11-20",)]
    assert floor.rows("select sum(talk_seconds), sum(answered) from facts") == [(160, 1)]
    assert report.unknown_codes == ["outbound"]


def test_a_talkdesk_call_that_nobody_took_is_rejected_for_want_of_an_agent(floor: FloorFolder) -> None:
    assert reasons(floor, loaded(floor, "talkdesk-calls")) == [("agent_id", "", "is empty")]


def test_genesys_handle_time_is_not_read_for_it_holds_dialling(floor: FloorFolder) -> None:
    loaded(floor, "genesys-cloud-interactions")
    assert floor.rows("select sum(talk_seconds), sum(calls), sum(dials) from facts") == [(90, 2, 1)]


def test_cxone_wrap_up_is_read_once_and_each_leg_of_a_transfer_counts_for_its_agent(floor: FloorFolder) -> None:
    loaded(floor, "nice-cxone-contacts")
    assert floor.rows("select agent_id, sum(calls), sum(talk_seconds) from facts group by 1 order by 1") == [
        ("71", 1, 60),
        ("72", 1, 40),
    ]


def test_adversus_talk_is_the_conversation_and_not_the_ringing(floor: FloorFolder) -> None:
    report = loaded(floor, "adversus-cdr")
    assert floor.rows("select sum(talk_seconds), sum(call_sales), sum(callbacks) from facts") == [(90, 1, 1)]
    assert report.unknown_codes == ["unknown"]


def test_herobase_durations_are_iso_and_seven_digits_of_a_second_are_read(floor: FloorFolder) -> None:
    assert loaded(floor, "herobase-calls").loaded == 2
    assert floor.rows("select sum(talk_seconds), sum(call_sales) from facts") == [(762, 1)]


def test_a_campaign_may_have_codes_of_its_own_and_share_the_others(floor: FloorFolder) -> None:
    floor.describe(
        "own",
        """log = "calls"
        columns = { started_at = "At", agent_id = "Who", campaign = "For", outcome_code = "Code" }
        values.outcome_code = { X = "refused", Y = "sale" }
        campaigns.gold = { X = "callback" }""",
    )
    at = "2026-11-20 09:00:00,a1"
    floor.load_lines("c.csv", "At,Who,For,Code", f"{at},gold,X", f"{at},gold,Y", f"{at},main,X", f"{at},,X")
    assert floor.rows("select sum(callbacks), sum(call_sales), sum(refusals) from facts") == [(1, 1, 2)]


def test_a_header_is_found_below_a_preamble_within_the_declared_lines_and_not_further(floor: FloorFolder) -> None:
    floor.describe("own", 'log = "people"\nheader_within = 2\ncolumns = { agent_id = "Id", name = "Called" }')
    near = floor.load_lines("near.csv", "Report", "", "Id,Called", "a1,Ann")
    far = floor.load_lines("far.csv", "Report", "", "of today", "Id,Called", "a2,Bo")
    assert (near.status, far.status) == ("loaded", "refused")


def test_dead_time_of_the_agent_log_is_not_added_either(floor: FloorFolder) -> None:
    head = text_of("vicidial-agent-log").splitlines()[0]
    given = dict.fromkeys(head.split(","), "") | {
        "agent_log_id": "1",
        "user": "a1",
        "event_time": "2026-11-20 09:00:00",
    }
    given |= {"pause_sec": "10", "wait_sec": "20", "talk_sec": "30", "dispo_sec": "5", "dead_sec": "25"}
    floor.load_lines("agent_log.csv", head, ",".join(given.values()))
    assert floor.rows("select login_seconds from facts") == [(65,)]


def test_an_agent_whose_name_changed_is_known_by_the_user_and_stays_one(floor: FloorFolder) -> None:
    first, _, second = text_of("vicidial-agent-performance").rpartition('"Ann Example"')
    floor.load_lines("renamed.csv", *f'{first}"Ann Newname"{second}'.split("\n"))
    assert floor.rows("select agent_id, count(*) from facts group by 1") == [("a1", 2)]


def test_the_percentages_beside_the_times_of_a_report_change_nothing(floor: FloorFolder) -> None:
    *above, header, first, second, totals, _ = text_of("vicidial-agent-performance").split("\n")
    twins = (
        f'{header},"PAUSE %","TALK %","SALE %"',
        *(f'{row},"16.67 %","50 %","5 %"' for row in (first, second, totals)),
    )
    report = floor.load_lines("twins.csv", *above, *twins)
    assert (report.format, report.loaded) == ("vicidial-agent-performance", 2)
    assert floor.rows("select sum(login_seconds), sum(pause_seconds) from facts") == [(3725, 630)]


def test_results_of_quality_control_and_a_campaigns_own_statuses_wait_to_be_mapped(floor: FloorFolder) -> None:
    lines = text_of("vicidial-log").replace(",SALE,", ",QCCANC,", 1).replace(",NI,", ",OURS01,", 1).split("\n")
    assert {"QCCANC", "OURS01"} <= set(floor.load_lines("own.csv", *lines).unknown_codes)
