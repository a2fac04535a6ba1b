"""Every account as an administrator sees it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import cast

from sqlmodel import Session, col, select

from floor.rules.access import Role
from floor.store.live_sign_ins import count_live, last_seen
from floor.store.models import Account, DialerId, Person


class State(StrEnum):
    """Whether an account can be signed in to."""

    READY = "ready"
    NO_PASSWORD_YET = "no password yet"  # noqa: S105 - a state, not one
    DISABLED = "disabled"


@dataclass(frozen=True)
class ListedAccount:
    """One account. `person`: "" where it is nobody's; `seen_at`: when it was last used, if ever."""

    account_id: int
    name: str
    role: Role
    person_id: int | None
    person: str
    state: State
    seen_at: datetime | None
    live_sessions: int


def account_list(session: Session, now: datetime) -> list[ListedAccount]:
    """All of them, by name."""
    people = dict(session.exec(select(Person.id, Person.name)).all())
    live, seen = count_live(session, now), last_seen(session)
    return [
        ListedAccount(
            account_id=account.id,
            name=account.name,
            role=cast("Role", account.role),
            person_id=account.person_id,
            person="" if account.person_id is None else people[account.person_id],
            state=_state(account),
            seen_at=seen.get(account.id),
            live_sessions=live[account.id],
        )
        for account in session.exec(select(Account).order_by(col(Account.name_key)))
    ]


def person_of_agent(session: Session, agent_id: str) -> int | None:
    """The person behind a dialer id."""
    return session.exec(select(DialerId.person_id).where(DialerId.agent_id == agent_id)).one_or_none()


def _state(account: Account) -> State:
    if account.disabled_at is not None:
        return State.DISABLED
    return State.READY if account.password_hash or account.oidc_subject else State.NO_PASSWORD_YET
