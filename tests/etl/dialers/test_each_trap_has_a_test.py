"""Every known trap in the numbers of dialers, and the facts that hold it; a fact that was renamed is missed here."""

import importlib

import pytest

TRAPS = "tests.etl.dialers.test_traps"
SECTIONS = "tests.etl.dialers.test_sections"
EXAMPLES = "tests.etl.dialers.test_examples"
TIMES = "tests.etl.test_conform_time"
KINDS = "tests.etl.test_conform"
NEVER_READ = (TRAPS, "test_what_a_report_reckons_or_counts_by_another_measure_is_imported_by_no_format")
SUMS = (TRAPS, "test_sums_of_a_period_are_known_and_refused_with_what_to_load_instead")

HELD_BY = {
    "VICIdial: dead time lies inside talk and is not added again": [
        (TRAPS, "test_dead_time_of_the_agent_performance_report_is_not_added_to_talk"),
        (TRAPS, "test_dead_time_of_the_agent_log_is_not_added_either"),
    ],
    "VICIdial: rows with a time of 65,000 seconds or more are left out, counted and shown": [
        (TRAPS, "test_a_time_of_65000_seconds_is_left_out_as_the_stock_report_does"),
        ("tests.etl.test_advice", "test_the_longest_duration_that_vicidials_own_reports_take_is_taken"),
    ],
    "VICIdial: SALE is no customer contact, so sales per contact pass 100 %": [
        (TRAPS, "test_a_sale_is_a_contact_so_sales_to_contacts_never_pass_100_percent"),
    ],
    "VICIdial: First Call Resolution is calls per lead": [NEVER_READ],
    "VICIdial: two rates of sales an hour with two denominators": [NEVER_READ],
    "VICIdial: sales are counted by what the lead is now": [NEVER_READ, SUMS],
    "VICIdial: Callbacks are those open now": [NEVER_READ],
    "VICIdial: Average Contact Time runs on from agent to agent": [NEVER_READ],
    "VICIdial: user is the key, names and groups change": [
        (TRAPS, "test_an_agent_whose_name_changed_is_known_by_the_user_and_stays_one"),
        (TRAPS, "test_an_agent_who_changed_the_group_within_the_period_stays_one_agent"),
    ],
    "VICIdial: an inbound call's length holds the queue": [
        (TRAPS, "test_time_in_the_queue_is_taken_from_an_inbound_call_and_never_below_nothing"),
    ],
    "the dialer's duration and the agent's talk differ by a second or two": [
        ("tests.etl.test_contradictions", "test_talk_is_not_longer_than_the_whole_call_where_the_format_names_it"),
    ],
    "each leg of a transfer is its agent's": [
        (TRAPS, "test_cxone_wrap_up_is_read_once_and_each_leg_of_a_transfer_counts_for_its_agent"),
    ],
    "VICIdial: Agent Performance has a preamble, totals, averages and percentages": [
        (TRAPS, "test_a_day_of_the_agent_performance_report_is_a_shift_below_its_preamble"),
        (TRAPS, "test_the_line_of_totals_is_left_out_and_counted_with_its_reason"),
        (TRAPS, "test_the_percentages_beside_the_times_of_a_report_change_nothing"),
        (TRAPS, "test_a_header_is_found_below_a_preamble_within_the_declared_lines_and_not_further"),
    ],
    "VICIdial: a report without a column of days is sums of its period": [
        (SECTIONS, "test_agent_performance_of_one_day_becomes_the_shifts_of_that_day"),
        (SECTIONS, "test_of_several_days_or_of_none_it_is_refused_with_how_to_export_it"),
    ],
    "VICIdial: Team Performance is many sections": [
        (SECTIONS, "test_each_row_has_the_section_above_it_and_only_agents_are_rows"),
        (SECTIONS, "test_a_damaged_row_of_a_section_is_rejected_with_its_true_line"),
        SUMS,
    ],
    "VICIdial: seeded statuses, states that are none, campaigns' own": [
        (TRAPS, "test_vicidials_seeded_statuses_have_their_outcome"),
        (TRAPS, "test_states_that_are_no_outcome_stay_unmapped"),
        (TRAPS, "test_results_of_quality_control_and_a_campaigns_own_statuses_wait_to_be_mapped"),
        (TRAPS, "test_a_campaign_may_have_codes_of_its_own_and_share_the_others"),
    ],
    "names, addresses and numbers of customers": [
        (EXAMPLES, "test_no_name_address_or_number_of_a_customer_is_stored_from_any_of_them"),
        ("tests.etl.test_private_fields", "test_a_rejected_row_keeps_no_dropped_field_and_no_phone_number"),
    ],
    "Five9: a weekday in the time, durations that may be empty": [
        (TRAPS, "test_a_five9_timestamp_has_a_weekday_and_its_durations_may_be_empty"),
    ],
    "Five9: agent [None] or [Deleted], campaign [Deleted]": [
        (TRAPS, "test_a_five9_call_of_nobody_or_of_a_deleted_agent_is_rejected_by_that_reason"),
        (TRAPS, "test_a_deleted_five9_campaign_is_no_campaign"),
    ],
    "Five9: No Disposition": [(TRAPS, "test_no_disposition_of_five9_waits_among_the_unknown_codes")],
    "Convoso: numbers as text, statuses of the account": [
        (TRAPS, "test_convoso_writes_numbers_as_text_and_four_types_of_calls"),
    ],
    "Convoso: agent performance names no day": [SUMS],
    "Talkdesk: times are fractions of a day in the old form, seconds in the new one": [
        (TRAPS, "test_talkdesks_old_form_counts_fractions_of_a_day_as_seconds"),
        (TRAPS, "test_talkdesks_new_form_counts_seconds_and_is_in_utc"),
        (TRAPS, "test_a_talkdesk_call_that_nobody_took_is_rejected_for_want_of_an_agent"),
    ],
    "Genesys: handle time holds dialling; milliseconds": [
        (TRAPS, "test_genesys_handle_time_is_not_read_for_it_holds_dialling"),
    ],
    "Adversus: the duration holds the ringing": [
        (TRAPS, "test_adversus_talk_is_the_conversation_and_not_the_ringing"),
    ],
    "HeroBase: ISO durations and seven digits of a second": [
        (TRAPS, "test_herobase_durations_are_iso_and_seven_digits_of_a_second_are_read"),
    ],
    "LeadDesk: deals and sales are two counts": [NEVER_READ, SUMS],
    "durations in every unit, one or several": [
        (TIMES, "test_durations_are_counted_in_whole_seconds_up_to_the_longest"),
        (TIMES, "test_units_are_tried_in_their_order"),
    ],
    "a clock that is not the floor's": [
        (TIMES, "test_a_log_of_another_zone_is_put_on_the_floors_clock_in_summer_and_winter"),
    ],
    "numbers with percent and thousands marks": [
        (TIMES, "test_seconds_are_read_with_wide_digits_thousands_marks_and_a_declared_decimal_comma"),
        (KINDS, "test_shares_are_hundredths_of_a_percent"),
    ],
    "codes that nobody mapped are listed, rows that cannot be read are kept with the reason": [
        ("tests.etl.test_load", "test_agents_off_the_roster_and_unmapped_codes_are_listed_and_their_calls_counted"),
        ("tests.etl.test_load", "test_a_rejected_row_is_kept_with_line_column_value_and_reason"),
    ],
}


# Facts about a dialer that hold no trap of its numbers.
ALSO = {(TRAPS, "test_the_report_of_a_day_that_was_not_over_is_replaced_by_the_later_one")}


@pytest.mark.parametrize("trap", HELD_BY)
def test_a_known_trap_is_held_by_a_test(trap: str) -> None:
    assert [name for room, name in HELD_BY[trap] if not hasattr(importlib.import_module(room), name)] == []


def test_no_fact_about_a_dialer_stands_outside_of_the_list() -> None:
    held = {fact for facts in HELD_BY.values() for fact in facts}
    rooms = {room: vars(importlib.import_module(room)) for room in (TRAPS,)}
    facts = {(room, name) for room, names in rooms.items() for name in names if name.startswith("test_")}
    assert facts - held - ALSO == set()
