from floor.rules.outcomes import OUTCOMES


def test_every_sale_is_a_contact_with_a_human() -> None:
    sales = [outcome for outcome in OUTCOMES.values() if outcome.sale]

    assert sales
    assert all(outcome.contact and outcome.human_answered for outcome in sales)


def test_every_contact_was_answered_by_a_human() -> None:
    assert all(outcome.human_answered for outcome in OUTCOMES.values() if outcome.contact)


def test_only_a_sale_or_a_refusal_settles_the_matter() -> None:
    assert {outcome.key for outcome in OUTCOMES.values() if outcome.resolved} == {"sale", "refused"}


def test_a_wish_not_to_be_called_is_human_but_no_contact() -> None:
    wish = OUTCOMES["do_not_call"]

    assert (wish.human_answered, wish.contact, wish.refused) == (True, False, False)


def test_a_machine_and_nobody_are_not_human() -> None:
    assert not OUTCOMES["machine"].human_answered
    assert not OUTCOMES["unreachable"].human_answered
