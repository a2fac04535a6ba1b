from datetime import datetime, timedelta

import pytest
from sqlmodel import col, select

from floor.settings import settings
from floor.store import sign_ins
from floor.store.live_sign_ins import last_seen
from floor.store.models import SignIn
from floor.store.records import records
from floor.tasks.sign_in import Browser, NotSignedIn, sign_in
from tests.at_the_door import OTHER_PASSWORD, PASSWORD, Clock, with_password
from tests.signed_in import account
from tests.signed_in import sign_in as signed_in

pytestmark = pytest.mark.usefixtures("any_records")

DAYS_90 = timedelta(days=90)
SECOND = timedelta(seconds=1)
HERE = Browser("192.0.2.7")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock.standing(monkeypatch)


def kept() -> list[int]:
    with records().reading() as session:
        return list(session.exec(select(SignIn.id).order_by(col(SignIn.id))))


def swept(now: datetime) -> list[int]:
    with records().writing() as session:
        sign_ins.sweep(session, now)
    return kept()


def test_a_session_that_began_more_than_90_days_ago_is_forgotten(clock: Clock) -> None:
    ada = account("agent", "Ada")
    ended, expired, last = (signed_in(ada)[0] for _ in range(3))
    with records().writing() as session:
        sign_ins.end(session, ended, clock.now)
    assert swept(clock.now + DAYS_90) == [ended, expired, last]
    assert swept(clock.now + DAYS_90 + SECOND) == [last]


def test_a_sign_in_sweeps(clock: Clock) -> None:
    ada, bo = with_password("agent", "Ada"), account("agent", "Bo")
    old, last_of_ada, old_of_bo, last_of_bo = (signed_in(one)[0] for one in (ada, ada, bo, bo))
    clock.passes(DAYS_90 + SECOND)
    sign_in("Ada", PASSWORD, HERE)
    left = kept()
    assert left[:2] == [last_of_ada, last_of_bo]
    assert len(left) == 3
    assert {old, old_of_bo}.isdisjoint(left)


def test_a_try_that_fails_sweeps_nothing(clock: Clock) -> None:
    ada = with_password("agent", "Ada")
    before = [signed_in(ada)[0] for _ in range(2)]
    clock.passes(DAYS_90 + SECOND)
    with pytest.raises(NotSignedIn):
        sign_in("Ada", OTHER_PASSWORD, HERE)
    assert kept() == before


def test_when_an_account_was_last_used_is_still_known_after_years(clock: Clock) -> None:
    ada = account("agent", "Ada")
    for _ in range(3):
        signed_in(ada)
    begun = clock.now
    swept(clock.now + timedelta(days=1_000))
    with records().reading() as session:
        assert last_seen(session) == {ada: begun}


def test_no_number_of_a_session_is_ever_given_again(clock: Clock) -> None:
    """An open page is known by it: given again, the page would be somebody else's."""
    given = []
    for name in ("Ada", "Bo", "Cy", "Di"):
        given += [signed_in(account("agent", name))[0] for _ in range(2)]
        clock.passes(DAYS_90 + SECOND)
        swept(settings().utc_now())
    assert len(set(given)) == len(given)
