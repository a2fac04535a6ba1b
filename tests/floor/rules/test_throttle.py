import pytest

from floor.rules.throttle import Budget, Failures, used_up


@pytest.mark.parametrize(
    ("of_name", "of_address", "budget"),
    [
        (0, 0, None),
        (4, 29, None),
        (5, 5, Budget.ACCOUNT),
        (6, 6, Budget.ACCOUNT),
        (4, 30, Budget.ADDRESS),
        (0, 31, Budget.ADDRESS),
        (5, 30, Budget.ACCOUNT),
    ],
)
def test_five_failures_of_a_name_or_thirty_of_an_address_are_enough(
    of_name: int, of_address: int, budget: Budget | None
) -> None:
    assert used_up(Failures(of_name, of_address)) is budget
