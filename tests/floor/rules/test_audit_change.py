from floor.rules.audit_change import Change, changes_of


def test_a_value_stands_with_what_it_was_and_what_it_is() -> None:
    assert changes_of('{"role": "agent"}', '{"role": "lead", "level": 3}') == (
        Change("role", "agent", "lead"),
        Change("level", "", "3"),
    )


def test_of_several_people_each_value_says_whose_it_is() -> None:
    assert changes_of('{"ag_1": {"team": "North"}}', '{"ag_1": {"team": "South"}, "ag_2": {"team": "South"}}') == (
        Change("team", "North", "South", "ag_1"),
        Change("team", "", "South", "ag_2"),
    )


def test_lists_and_empty_values_are_written_as_a_reader_would() -> None:
    assert changes_of("", '{"boards": ["day", "week"], "last_day": null, "open": true}') == (
        Change("boards", "", "day, week"),
        Change("last_day", "", ""),
        Change("open", "", "true"),
    )


def test_an_entry_that_changed_nothing_has_no_values() -> None:
    assert changes_of("", "") == ()


def test_a_text_that_is_not_ours_stands_as_it_is() -> None:
    assert changes_of("", "<b>{") == (Change("", "", "<b>{"),)
    assert changes_of("", "[1]") == (Change("", "", "[1]"),)
