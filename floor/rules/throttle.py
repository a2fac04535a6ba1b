"""How often somebody may try to sign in: enough for slips, too seldom for guessing, and nobody can lock another out."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

WINDOW = timedelta(minutes=5)
"""A failure counts for so long; a try that has not ended yet counts as one."""

PER_ACCOUNT = 5
PER_ADDRESS = 30

KNOWN_FOR = timedelta(days=30)
"""An address from which an account was signed in to counts as its own for so long."""


class Budget(StrEnum):
    """Which of the budgets is used up."""

    ACCOUNT = "account"
    ADDRESS = "address"


@dataclass(frozen=True)
class Failures:
    """Failures within the window: of the name, from the address's side of it, and of the address over all names.

    `of_name`: those from this address alone where it is one of the account's own, else those from all other addresses
    together. So whoever guesses from elsewhere uses up a budget that the owner, at the usual place, does not need.
    """

    of_name: int
    of_address: int


def used_up(failures: Failures) -> Budget | None:
    """Which budget forbids the next try; None: it may be made."""
    if failures.of_name >= PER_ACCOUNT:
        return Budget.ACCOUNT
    return Budget.ADDRESS if failures.of_address >= PER_ADDRESS else None
