"""Whose password cannot be changed here, and the sentence that says why."""

from enum import StrEnum

from floor.i18n import Words
from floor.store.models import Account
from floor.store.records import records
from floor.tasks.sample_accounts import shown_sample_accounts


class Fixed(StrEnum):
    """Why the password stays as it is."""

    BY_COMPANY = "by_company"
    ON_SAMPLE = "on_sample"


def why_fixed(account_id: int) -> Fixed | None:
    """What keeps this account's password as it is; None: its owner may change it."""
    shown = {one.name for one in shown_sample_accounts()}
    with records().reading() as session:
        account = session.get_one(Account, account_id)
    if account.password_hash is None:
        return Fixed.BY_COMPANY
    # The sign-in page of the sample floor shows this password, with a button that uses it.
    return Fixed.ON_SAMPLE if account.name in shown else None


def fixed_sentence(why: Fixed, t: Words) -> str:
    """Why, in the reader's language."""
    return {
        Fixed.BY_COMPANY: t("You sign in by your company's sign-in, so there is no password here to change."),
        Fixed.ON_SAMPLE: t("The passwords of the sample floor stand on its sign-in page, so they stay as they are."),
    }[why]
