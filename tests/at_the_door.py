"""The door for tests: accounts with a password, a clock that can be moved, and a count of the hashes computed."""

import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from sqlmodel import col, select
from starlette.applications import Starlette
from starlette.testclient import TestClient

from floor.rules.access import Role
from floor.settings import Settings
from floor.store import password_hashes
from floor.store.models import Account, AuditEntry, SignIn
from floor.store.records import records
from floor.web.sign_in import routes
from tests.signed_in import account

PASSWORD = "otter grape lantern"  # noqa: S105 - only for tests
OTHER_PASSWORD = "seven wooden kites"  # noqa: S105 - the same
BEGUN = datetime(2026, 11, 20, 6, 32, tzinfo=UTC)


@cache
def hash_of(password: str) -> str:
    """A hash is dear: one for all tests."""
    return password_hashes.make_hash(password)


def with_password(role: Role = "manager", name: str = "", password: str = PASSWORD) -> int:
    """Make an account that can be signed in to."""
    made = account(role, name)
    change(made, password_hash=hash_of(password))
    return made


def change(account_id: int, **values: object) -> None:
    """Change an account past the program."""
    with records().writing() as session:
        session.add(session.get_one(Account, account_id).sqlmodel_update(values))


def read(account_id: int) -> Account:
    """The account as it stands."""
    with records().reading() as session:
        return session.get_one(Account, account_id)


def sessions(account_id: int, *, live: bool = True) -> int:
    """How many sessions of the account have not ended, or how many there ever were."""
    query = select(SignIn).where(SignIn.account_id == account_id)
    with records().reading() as session:
        return len(session.exec(query.where(col(SignIn.ended_at).is_(None)) if live else query).all())


def audit(*actions: str) -> list[tuple[str, str, str]]:
    """What the audit says: (action, subject, result), of these actions or of all."""
    query = select(AuditEntry).order_by(col(AuditEntry.id))
    with records().reading() as session:
        return [
            (one.action, one.subject, one.result) for one in session.exec(query) if one.action in actions or not actions
        ]


def whole_audit() -> str:
    """Every text of the audit in one."""
    with records().reading() as session:
        return "\n".join(repr(one.model_dump()) for one in session.exec(select(AuditEntry)))


def door(peer: str = "192.0.2.7") -> TestClient:
    """A browser before our routes alone; it goes nowhere by itself."""
    client = TestClient(Starlette(routes=routes()), follow_redirects=False, client=(peer, 50_000))
    client.headers["accept-language"] = "en"
    return client


@dataclass
class Clock:
    """The records' clock: stands still until it is moved."""

    now: datetime = BEGUN

    def passes(self, time: timedelta) -> None:
        """Let it be later."""
        self.now += time

    @classmethod
    def standing(cls, monkeypatch: pytest.MonkeyPatch) -> "Clock":
        """The clock of every setting from now on."""
        clock = cls()
        monkeypatch.setattr(Settings, "utc_now", lambda _: clock.now)
        return clock


@dataclass
class Hashes:
    """Counts the hashes that are computed, and how many are at once."""

    computed: int = 0
    most_at_once: int = 0
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def counted(cls, monkeypatch: pytest.MonkeyPatch, *, slow: bool = False) -> "Hashes":
        """Count from now on; `slow` lets those that may overlap do so for sure."""
        counts = cls()
        hasher = password_hashes.HASHER

        class Counting:
            def hash(self, password: bytes) -> str:
                with counts.one(slow=slow):
                    return hasher.hash(password)

            def verify(self, password_hash: str, password: bytes) -> bool:
                with counts.one(slow=slow):
                    return hasher.verify(password_hash, password)

            def check_needs_rehash(self, password_hash: str) -> bool:
                return hasher.check_needs_rehash(password_hash)

        monkeypatch.setattr(password_hashes, "HASHER", Counting())
        return counts

    def one(self, *, slow: bool) -> "_Running":
        """One hash while it is computed."""
        return _Running(self, slow=slow)


class _Running:
    def __init__(self, counts: Hashes, *, slow: bool) -> None:
        self.counts = counts
        self.slow = slow

    def __enter__(self) -> None:
        with self.counts._lock:
            self.counts.computed += 1
            self.counts._now += 1
            self.counts.most_at_once = max(self.counts.most_at_once, self.counts._now)
        if self.slow:
            time.sleep(0.02)

    def __exit__(self, *_: object) -> None:
        with self.counts._lock:
            self.counts._now -= 1
