"""Whether this really is the sample floor: the one place that answers it. In doubt it is not."""

import json

from sqlmodel import Session, col, select

from floor.settings import settings
from floor.store.models import Account
from floor.store.setting_values import SAMPLE, read_setting, write_setting

ACCOUNTS = "sample_accounts"


def is_sample_floor(session: Session) -> bool:
    """All of it must hold: the folder's mark, records of the folder's own, their mark, and no account from elsewhere.

    So a mark copied into a real folder, or a sample folder set before a real floor's database, opens nothing.
    """
    return (
        is_sample_folder()
        and read_setting(session, SAMPLE) == "yes"
        and not has_other_accounts(session, sample_account_ids(session))
    )


def is_sample_folder() -> bool:
    """The data folder is marked, and the records lie in it: a database elsewhere may be anybody's."""
    house = settings()
    return house.is_sample and not house.database_url


def has_other_accounts(session: Session, but: frozenset[int] = frozenset()) -> bool:
    """Whether the records hold an account that is none of these."""
    return session.exec(select(Account.id).where(col(Account.id).not_in(but)).limit(1)).first() is not None


def sample_account_ids(session: Session) -> frozenset[int]:
    """The accounts that belong to a sample floor; they keep doing so where the sample's mark is gone."""
    return frozenset(json.loads(read_setting(session, ACCOUNTS) or "[]"))


def add_sample_account(session: Session, account_id: int) -> None:
    """Remember that the account belongs to the sample."""
    write_setting(session, ACCOUNTS, json.dumps(sorted(sample_account_ids(session) | {account_id})))


def mark_as_sample(session: Session) -> None:
    """Say in the records that they are the sample's; whoever calls has looked that nothing else is in them."""
    write_setting(session, SAMPLE, "yes")
