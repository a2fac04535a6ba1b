"""Who a session stands for, to the second: read anew each time, so that what was taken away is gone at once."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import update

from floor.rules.access import ROLES, Permission, Role
from floor.store import sign_ins
from floor.store.models import Account, SignIn
from floor.store.records import Records
from floor.store.setting_values import LEADS_SEE_PAY, write_setting
from floor.store.sign_ins import token_hash
from floor.store.viewers import Viewer, read_viewer, viewer_of_token

BEGAN = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
IDLE = {"agent": 720, "lead": 720, "manager": 30, "administrator": 30}
SHORTLY = BEGAN + timedelta(minutes=1)


@dataclass
class Session:
    """A session begun at BEGAN, and what became of it."""

    records: Records
    account_id: int
    sign_in_id: int
    token: str

    @classmethod
    def of(cls, kept: Records, role: Role, name: str = "ada") -> "Session":
        with kept.writing() as session:
            account = Account(name=name, name_key=name, role=role, created_at=BEGAN)
            session.add(account)
            session.flush()
            token = sign_ins.begin(session, account.id, "password", BEGAN, address="", device="")
            session.flush()
            found = viewer_of_token(session, token_hash(token), BEGAN)
            assert found is not None
            return cls(kept, account.id, found.sign_in_id, token)

    def viewer(self, now: datetime) -> Viewer | None:
        """By the session and by the token in the cookie: the same."""
        with self.records.reading() as session:
            by_id = read_viewer(session, self.sign_in_id, now)
            assert viewer_of_token(session, token_hash(self.token), now) == by_id
        return by_id

    def change_account(self, **values: object) -> None:
        with self.records.writing() as session:
            session.exec(update(Account).where(Account.id == self.account_id).values(**values))

    def clicked(self, at: datetime) -> None:
        with self.records.writing() as session:
            session.exec(update(SignIn).where(SignIn.id == self.sign_in_id).values(seen_at=at))


@pytest.mark.parametrize("role", ROLES)
def test_a_session_ends_when_nobody_has_clicked_for_so_long(any_records: Records, role: Role) -> None:
    one = Session.of(any_records, role)
    limit = timedelta(minutes=IDLE[role])
    assert one.viewer(BEGAN + limit - SECOND) is not None
    assert one.viewer(BEGAN + limit) is None
    assert one.viewer(BEGAN + limit + SECOND) is None


def test_a_click_lets_it_go_on(any_records: Records) -> None:
    one = Session.of(any_records, "manager")
    one.clicked(BEGAN + timedelta(minutes=29))
    assert one.viewer(BEGAN + timedelta(minutes=59) - SECOND) is not None
    assert one.viewer(BEGAN + timedelta(minutes=59)) is None


@pytest.mark.parametrize("role", ROLES)
def test_after_12_hours_it_ends_clicks_or_not(any_records: Records, role: Role) -> None:
    one = Session.of(any_records, role)
    end = BEGAN + timedelta(hours=12)
    one.clicked(end - SECOND)
    assert one.viewer(end - SECOND) is not None
    assert one.viewer(end) is None
    assert one.viewer(end + SECOND) is None


def test_an_account_that_is_disabled_is_out_at_once_and_in_again_when_enabled(any_records: Records) -> None:
    one, other = Session.of(any_records, "agent"), Session.of(any_records, "agent", "ben")
    one.change_account(disabled_at=SHORTLY)
    assert one.viewer(SHORTLY) is None
    assert other.viewer(SHORTLY) is not None
    one.change_account(disabled_at=None)
    assert one.viewer(SHORTLY) is not None


def test_a_session_that_was_ended_stays_so_and_the_others_go_on(any_records: Records) -> None:
    one, other = Session.of(any_records, "agent"), Session.of(any_records, "agent", "ben")
    with any_records.writing() as session:
        sign_ins.end(session, one.sign_in_id, SHORTLY)
    one.clicked(SHORTLY)
    assert one.viewer(SHORTLY) is None
    assert other.viewer(SHORTLY) is not None


def test_signing_out_everywhere_but_here_leaves_this_one(any_records: Records) -> None:
    here, other = Session.of(any_records, "agent"), Session.of(any_records, "agent", "ben")
    with any_records.writing() as session:
        token = sign_ins.begin(session, here.account_id, "password", BEGAN, address="", device="")
        sign_ins.end_all(session, here.account_id, SHORTLY, but=here.sign_in_id)
    assert here.viewer(SHORTLY) is not None
    assert other.viewer(SHORTLY) is not None
    with any_records.reading() as session:
        assert viewer_of_token(session, token_hash(token), SHORTLY) is None


def test_another_role_counts_from_the_next_look_with_its_shorter_patience(any_records: Records) -> None:
    one = Session.of(any_records, "agent")
    later = BEGAN + timedelta(minutes=45)
    assert one.viewer(later) is not None
    one.change_account(role="manager")
    assert one.viewer(later) is None
    seen = one.viewer(SHORTLY)
    assert seen is not None
    assert (seen.role, seen.scope(Permission.SEE_PAY)) == ("manager", "floor")


def test_leads_see_their_teams_pay_from_the_moment_the_floor_allows_it(any_records: Records) -> None:
    one = Session.of(any_records, "lead")
    scopes = []
    for allowed in ("no", "yes", "no"):
        with any_records.writing() as session:
            write_setting(session, LEADS_SEE_PAY, allowed)
        seen = one.viewer(SHORTLY)
        assert seen is not None
        scopes.append(seen.scope(Permission.SEE_PAY))
    assert scopes == ["own", "team", "own"]


@pytest.mark.parametrize("sign_in_id", [0, -1, 999_999])
def test_a_session_that_never_was_is_nobodys(any_records: Records, sign_in_id: int) -> None:
    with any_records.reading() as session:
        assert read_viewer(session, sign_in_id, BEGAN) is None


@pytest.mark.parametrize("sign_in_id", [2**31, 2**63, 10**30])
def test_a_session_number_that_no_database_has_is_nobodys(any_records: Records, sign_in_id: int) -> None:
    with any_records.reading() as session:
        assert read_viewer(session, sign_in_id, BEGAN) is None


def test_a_token_that_never_was_is_nobodys(any_records: Records) -> None:
    with any_records.reading() as session:
        assert viewer_of_token(session, token_hash("guessed"), BEGAN) is None
        assert viewer_of_token(session, "", BEGAN) is None
