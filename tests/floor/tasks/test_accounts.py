"""What administrators do to accounts: who may, what holds at once, and what can never be done."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import select

from floor.rules.access import ROLES, Permission, Role
from floor.rules.account_names import NameFlaw
from floor.settings import Settings, settings
from floor.store.accounts import account_named
from floor.store.models import OneTimeLink
from floor.store.records import records
from floor.store.sign_ins import token_hash, touch
from floor.store.viewers import Viewer, read_viewer
from floor.tasks.account_problem import AccountProblem, Obstacle
from floor.tasks.change_account import change_role, link_person
from floor.tasks.choose_password import LinkEnded, choose_password, owner_of_link
from floor.tasks.close_account import disable_account, enable_account, end_sessions
from floor.tasks.make_account import NewAccount, make_account
from floor.tasks.new_password_link import new_password_link
from floor.tasks.sign_in import Browser, NotSignedIn, sign_in
from floor.tasks.task import AT_THE_CONSOLE, Actor, NotAllowed
from tests.at_the_door import OTHER_PASSWORD, PASSWORD, audit, change, read, sessions, whole_audit, with_password
from tests.people_on_record import person
from tests.signed_in import account
from tests.signed_in import sign_in as signed_in

pytestmark = pytest.mark.usefixtures("house")

HERE = Browser("192.0.2.7", "Firefox")
Deed = Callable[[Actor, int], object]

DEEDS: dict[str, Deed] = {
    "make_account": lambda actor, _: make_account(actor, NewAccount("Eve", "administrator")),
    "change_role": lambda actor, on: change_role(actor, on, "administrator"),
    "link_person": lambda actor, on: link_person(actor, on, None),
    "disable_account": disable_account,
    "enable_account": enable_account,
    "end_sessions": end_sessions,
    "new_password_link": new_password_link,
}


def viewer(sign_in_id: int) -> Viewer | None:
    with records().reading() as session:
        return read_viewer(session, sign_in_id, settings().utc_now())


@pytest.fixture
def administrator() -> Actor:
    return Actor(signed_in(with_password("administrator", "Root"))[0], "192.0.2.1")


@pytest.mark.parametrize("action", DEEDS)
@pytest.mark.parametrize("role", [role for role in ROLES if role != "administrator"])
def test_nobody_but_an_administrator_may(role: Role, action: str) -> None:
    mine, other = with_password(role, "Mallory"), with_password("agent", "Ada")
    actor = Actor(signed_in(mine)[0])
    for target in (mine, other):
        before = read(target).model_dump()
        with pytest.raises(NotAllowed):
            DEEDS[action](actor, target)
        assert read(target).model_dump() == before
    assert audit(action) == [(action, str(Permission.MANAGE_ACCOUNTS), "refused")] * 2


@pytest.mark.parametrize("action", DEEDS)
def test_an_ended_or_demoted_administrator_may_not_any_more(action: str, administrator: Actor) -> None:
    with_password("administrator", "Another")
    target = with_password("agent", "Ada")
    demoted = signed_in(with_password("administrator", "Former"))[0]
    with records().reading() as session:
        former = account_named(session, "Former")
    assert former is not None
    change_role(administrator, former.id, "agent")
    with pytest.raises(NotAllowed):
        DEEDS[action](Actor(demoted), target)
    disable_account(administrator, former.id)
    with pytest.raises(NotAllowed):
        DEEDS[action](Actor(demoted), target)


@pytest.mark.parametrize("action", [action for action in DEEDS if action != "make_account"])
def test_an_account_that_is_not_there_is_said_so(action: str, administrator: Actor) -> None:
    with pytest.raises(AccountProblem) as problem:
        DEEDS[action](administrator, 4_711)
    assert problem.value.why is Obstacle.NO_SUCH_ACCOUNT


@pytest.mark.usefixtures("any_records")
def test_a_new_account_is_signed_in_to_by_its_link_and_then_by_its_password() -> None:
    ada = person("ada")
    token = make_account(AT_THE_CONSOLE, NewAccount(" Ada  Lovelace ", "agent", ada))
    assert owner_of_link(token) == "Ada Lovelace"
    assert choose_password(token, PASSWORD, HERE)
    assert sign_in("ada lovelace", PASSWORD, HERE)
    assert audit("make_account", "choose_password") == [
        ("make_account", "Ada Lovelace", "done"),
        ("choose_password", "Ada Lovelace", "done"),
    ]


def test_an_administrator_sees_no_password_and_the_audit_no_token(administrator: Actor) -> None:
    token = make_account(administrator, NewAccount("Ada", "agent"))
    assert token not in whole_audit()
    with records().reading() as session:
        kept = session.exec(select(OneTimeLink)).one()
    assert kept.token_hash == token_hash(token)
    assert token not in repr(kept)
    choose_password(token, PASSWORD, HERE)
    assert PASSWORD not in whole_audit()
    assert PASSWORD.encode() not in (settings().data / "records.db").read_bytes()


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (NewAccount("", "agent"), NameFlaw.EMPTY),
        (NewAccount("x" * 81, "agent"), NameFlaw.TOO_LONG),
        (NewAccount("Ada\u202e", "agent"), NameFlaw.UNSEEN_SIGNS),
        (NewAccount("ROOT ", "agent"), NameFlaw.TAKEN),
        (NewAccount("Ｒｏｏｔ", "agent"), NameFlaw.TAKEN),
        (NewAccount("Ada", "agent", 4_711), Obstacle.NO_SUCH_PERSON),
        (NewAccount("Ada", "owner"), Obstacle.NO_SUCH_ROLE),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_an_account_is_not_made(
    wanted: NewAccount, why: NameFlaw | Obstacle, administrator: Actor
) -> None:
    with pytest.raises(AccountProblem) as problem:
        make_account(administrator, wanted)
    assert problem.value.why is why
    assert audit("make_account") == []


def test_a_change_of_role_holds_at_the_next_click_in_every_tab(administrator: Actor) -> None:
    made = account("manager", "Ada")
    tabs = [signed_in(made)[0] for _ in range(3)]
    other = signed_in(account("manager", "Wei"))[0]
    change_role(administrator, made, "agent")
    assert [one.role for tab in tabs if (one := viewer(tab))] == ["agent"] * 3
    untouched = viewer(other)
    assert untouched is not None
    assert untouched.role == "manager"
    assert audit("change_role") == [("change_role", "Ada", "done")]


def test_a_change_of_role_wakes_no_session_that_had_died_of_idleness(
    administrator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = account("manager", "Ada")
    left_open, in_use = (signed_in(ada)[0] for _ in range(2))
    later = settings().utc_now() + timedelta(minutes=31)
    with records().writing() as session:
        for sign_in_id in (in_use, administrator.sign_in_id or 0):
            touch(session, sign_in_id, later)
    monkeypatch.setattr(Settings, "utc_now", lambda _: later)
    assert viewer(left_open) is None
    change_role(administrator, ada, "agent")
    assert viewer(left_open) is None
    found = viewer(in_use)
    assert found is not None
    assert found.role == "agent"


def test_a_disabled_account_is_out_in_every_tab_and_its_old_sessions_stay_ended(administrator: Actor) -> None:
    made = with_password("lead", "Ada")
    tabs = [signed_in(made)[0] for _ in range(3)]
    untouched = signed_in(account("lead", "Wei"))[0]
    link = new_password_link(administrator, made)
    disable_account(administrator, made)
    assert [viewer(tab) for tab in tabs] == [None] * 3
    with pytest.raises(LinkEnded):
        owner_of_link(link)
    with pytest.raises(NotSignedIn):
        sign_in("Ada", PASSWORD, HERE)
    enable_account(administrator, made)
    assert [viewer(tab) for tab in tabs] == [None] * 3
    with pytest.raises(LinkEnded):
        owner_of_link(link)
    assert sign_in("Ada", PASSWORD, HERE)
    assert viewer(untouched) is not None


def test_a_disabled_account_gets_no_link(administrator: Actor) -> None:
    made = account("agent", "Ada")
    disable_account(administrator, made)
    with pytest.raises(AccountProblem) as problem:
        new_password_link(administrator, made)
    assert problem.value.why is Obstacle.DISABLED


def test_a_reset_link_changes_nothing_until_it_is_used_and_then_ends_every_session(administrator: Actor) -> None:
    made = with_password("lead", "Ada")
    tabs = [signed_in(made)[0] for _ in range(3)]
    token = new_password_link(administrator, made)
    assert all(viewer(tab) for tab in tabs)
    assert sign_in("Ada", PASSWORD, HERE)
    choose_password(token, OTHER_PASSWORD, HERE)
    assert [viewer(tab) for tab in tabs] == [None] * 3
    assert sessions(made) == 1
    with pytest.raises(NotSignedIn):
        sign_in("Ada", PASSWORD, HERE)
    assert sign_in("Ada", OTHER_PASSWORD, HERE)


def test_ending_somebodys_sessions_leaves_their_password_and_everybody_else_alone(administrator: Actor) -> None:
    made, other = with_password("lead", "Ada"), account("lead", "Wei")
    tabs, untouched = [signed_in(made)[0] for _ in range(3)], signed_in(other)[0]
    end_sessions(administrator, made)
    assert [viewer(tab) for tab in tabs] == [None] * 3
    assert viewer(untouched) is not None
    assert sign_in("Ada", PASSWORD, HERE)


def test_linking_a_person_tells_whose_rows_are_ones_own(administrator: Actor) -> None:
    made, ada = account("agent", "Ada"), person("ada")
    tab = signed_in(made)[0]
    link_person(administrator, made, ada)
    now = viewer(tab)
    assert now is not None
    assert now.person_id == ada
    link_person(administrator, made, None)
    assert read(made).person_id is None
    with pytest.raises(AccountProblem) as problem:
        link_person(administrator, made, 4_711)
    assert problem.value.why is Obstacle.NO_SUCH_PERSON


LAST: dict[str, Deed] = {
    "disable": disable_account,
    "demote": lambda actor, on: change_role(actor, on, "manager"),
}


def last_administrator(deed: Deed, actor: Actor, target: int) -> bool:
    before = read(target).model_dump()
    try:
        deed(actor, target)
    except AccountProblem as problem:
        return problem.why is Obstacle.LAST_ADMINISTRATOR and read(target).model_dump() == before
    return False


@pytest.mark.parametrize("deed", LAST)
def test_the_last_administrator_who_can_sign_in_stays_one(deed: str) -> None:
    root = with_password("administrator", "Root")
    account("administrator", "has no password yet")
    change(with_password("administrator", "disabled"), disabled_at=settings().utc_now())
    assert last_administrator(LAST[deed], Actor(signed_in(root)[0]), root)
    assert last_administrator(LAST[deed], AT_THE_CONSOLE, root)


@pytest.mark.parametrize("deed", LAST)
def test_with_another_administrator_one_may_go(deed: str, administrator: Actor) -> None:
    by_the_company = account("administrator", "Other")
    change(by_the_company, oidc_issuer="https://id.example.com", oidc_subject="4711")
    with records().reading() as session:
        root = account_named(session, "Root")
    assert root is not None
    LAST[deed](administrator, root.id)
    assert last_administrator(LAST[deed], AT_THE_CONSOLE, by_the_company)


def test_what_is_so_already_leaves_no_line(administrator: Actor) -> None:
    made = account("lead", "Ada")
    change_role(administrator, made, "lead")
    link_person(administrator, made, None)
    enable_account(administrator, made)
    disable_account(administrator, made)
    disable_account(administrator, made)
    assert audit() == [("disable_account", "Ada", "done")]
