import pytest

from floor.rules.unspoken import unspoken_keys

TOLD = "password Password password_hash passwordHash token token_hash tokens secret cookie"
PAID = "amount_minor commission pay salary bonus"
OTHERS = "role name leads_see_pay sign_in what rows display_name minority"


@pytest.mark.parametrize("key", [*TOLD.split(), *PAID.split()])
def test_passwords_tokens_and_pay_are_not_spoken_of_at_any_depth(key: str) -> None:
    assert unspoken_keys({key: "x"}) == {key}
    assert unspoken_keys({"ag_1": {"role": "agent", key: 3}}) == {key}
    assert unspoken_keys({"all": [{"role": "agent"}, {key: 3}]}) == {key}


@pytest.mark.parametrize(
    "key", ["role", "name", "leads_see_pay", "sign_in", "what", "rows", "display_name", "minority"]
)
def test_other_changes_are(key: str) -> None:
    assert unspoken_keys({key: "x", "ag_1": {key: 1}}) == set()


def test_the_id_of_an_agent_may_be_any_word() -> None:
    assert unspoken_keys({"token": {"team": "North"}, "pay": {"team": "South"}}) == set()
