from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import col, select

from floor.rules.oidc import OidcIdentity
from floor.settings import settings
from floor.store import sign_ins
from floor.store.models import Account, AuditEntry, SignIn
from floor.store.records import records
from floor.store.viewers import viewer_of_token
from floor.tasks.sign_in import Browser
from floor.tasks.sign_in_by_oidc import NotLetIn, Unwelcome, sign_in_by_oidc
from tests.signed_in import account

pytestmark = pytest.mark.usefixtures("any_records")

HERE = Browser("10.0.0.7", "Firefox")
ANN = OidcIdentity("https://id.example", "4711", "Ann@floor.example")


def audit() -> list[tuple[str, str, str]]:
    with records().reading() as session:
        entries = session.exec(select(AuditEntry).order_by(col(AuditEntry.id))).all()
    return [(entry.actor, entry.action, entry.result) for entry in entries]


def refused(identity: OidcIdentity) -> Unwelcome:
    with pytest.raises(NotLetIn) as refusal:
        sign_in_by_oidc(identity, HERE)
    assert audit()[-1][1:] == ("sign_in", "refused")
    return refusal.value.why


def change(account_id: int, **values: object) -> None:
    with records().writing() as session:
        found = session.get_one(Account, account_id)
        for name, value in values.items():
            setattr(found, name, value)


def test_the_first_time_the_account_prepared_under_the_email_is_bound() -> None:
    account_id = account("lead", "ann@floor.example")
    sign_in_by_oidc(ANN, HERE)
    with records().reading() as session:
        bound = session.get_one(Account, account_id)
    assert (bound.oidc_issuer, bound.oidc_subject) == ("https://id.example", "4711")
    assert audit() == [("ann@floor.example", "bind_identity", "done"), ("ann@floor.example", "sign_in", "done")]


def test_it_begins_a_session_like_any_other_and_says_how() -> None:
    account("lead", "ann@floor.example")
    token = sign_in_by_oidc(ANN, HERE)
    with records().reading() as session:
        viewer = viewer_of_token(session, sign_ins.token_hash(token), settings().utc_now())
        begun = session.exec(select(SignIn)).one()
    assert viewer is not None
    assert (viewer.name, viewer.role) == ("ann@floor.example", "lead")
    assert (begun.how, begun.address, begun.device) == ("oidc", "10.0.0.7", "Firefox")


def is_live(token: str, after: timedelta = timedelta()) -> bool:
    with records().reading() as session:
        return viewer_of_token(session, sign_ins.token_hash(token), settings().utc_now() + after) is not None


def test_the_session_ends_by_the_same_rules_as_one_begun_with_a_password() -> None:
    account_id = account("manager", "ann@floor.example")
    token = sign_in_by_oidc(ANN, HERE)
    assert [is_live(token, timedelta(minutes=minutes)) for minutes in (0, 29, 31)] == [True, True, False]
    change(account_id, role="agent")
    assert [is_live(token, timedelta(minutes=minutes)) for minutes in (719, 721)] == [True, False]
    change(account_id, disabled_at=settings().utc_now())
    assert not is_live(token)
    change(account_id, disabled_at=None)
    assert is_live(token)
    with records().writing() as session:
        sign_ins.end_all(session, account_id, settings().utc_now())
    assert not is_live(token)


def test_the_session_that_the_browser_still_carried_is_over() -> None:
    account("lead", "ann@floor.example")
    old = sign_in_by_oidc(ANN, HERE)
    new = sign_in_by_oidc(ANN, replace(HERE, old_token=old))
    assert (is_live(old), is_live(new)) == (False, True)


def test_once_bound_the_email_plays_no_part() -> None:
    account("lead", "ann@floor.example")
    sign_in_by_oidc(ANN, HERE)
    assert sign_in_by_oidc(replace(ANN, email=""), HERE)
    assert sign_in_by_oidc(replace(ANN, email="ann.married@floor.example"), HERE)


@pytest.mark.parametrize("other", [{"issuer": "https://other.example"}, {"subject": "4799"}])
def test_the_same_email_from_another_issuer_or_subject_opens_nothing(other: dict[str, str]) -> None:
    account("lead", "ann@floor.example")
    sign_in_by_oidc(ANN, HERE)
    assert refused(replace(ANN, **other)) is Unwelcome.UNKNOWN


def test_without_an_account_nobody_comes_in() -> None:
    assert refused(ANN) is Unwelcome.UNKNOWN


def test_an_email_that_is_not_verified_finds_no_account() -> None:
    account("lead", "ann@floor.example")
    assert refused(replace(ANN, email="")) is Unwelcome.UNVERIFIED


def test_a_disabled_account_opens_nothing_the_first_time_or_later() -> None:
    account_id = account("lead", "ann@floor.example")
    change(account_id, disabled_at=settings().utc_now())
    assert refused(ANN) is Unwelcome.DISABLED
    change(account_id, disabled_at=None)
    sign_in_by_oidc(ANN, HERE)
    change(account_id, disabled_at=settings().utc_now())
    assert refused(ANN) is Unwelcome.DISABLED


def test_a_refusal_leaves_what_an_administrator_needs_to_know_and_no_session() -> None:
    refused(replace(ANN, email=""))
    with records().reading() as session:
        entry = session.exec(select(AuditEntry)).one()
        assert session.exec(select(SignIn)).all() == []
    assert entry.address == "10.0.0.7"
    for told in ("https://id.example", "4711", "oidc-unverified"):
        assert told in entry.after
