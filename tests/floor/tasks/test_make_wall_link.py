import json
from datetime import date

import pytest
from sqlmodel import select

from floor.rules.access import Role
from floor.rules.wall_screen import Flaw, WallBoard, WallScreen
from floor.store.models import AuditEntry
from floor.store.records import records
from floor.store.sign_ins import token_hash
from floor.tasks.make_wall_link import FlawedScreen, make_wall_link
from floor.tasks.revoke_wall_link import revoke_wall_link
from floor.tasks.task import AT_THE_CONSOLE, Actor, Impossible, NotAllowed
from tests.signed_in import account, sign_in
from tests.walls import link, links, teams, wall

pytestmark = pytest.mark.usefixtures("any_records")

SCREEN = WallScreen("Hall", (WallBoard(), WallBoard("revenue", "week", "team")))


def actor(role: Role) -> Actor:
    return Actor(sign_in(account(role))[0])


def audit() -> list[AuditEntry]:
    with records().reading() as session:
        return list(session.exec(select(AuditEntry).order_by(AuditEntry.id)))


def test_an_administrator_gets_a_token_of_which_only_a_hash_is_kept() -> None:
    token = make_wall_link(actor("administrator"), SCREEN)
    (kept,) = links()
    assert len(token) == 43
    assert kept.token_hash == token_hash(token)
    assert token not in str(kept)
    assert kept.created_by is not None


def test_the_audit_says_what_was_opened_but_not_the_token() -> None:
    token = make_wall_link(actor("administrator"), SCREEN)
    (entry,) = audit()
    assert (entry.action, entry.subject, entry.actor) == ("make_wall_link", "Hall", "administrator")
    told = json.loads(entry.after)
    assert told == {"boards": ["orders day agent", "revenue week team"], "team": None, "last_day": None}
    assert not {token, token_hash(token)} & {str(value) for value in entry.model_dump().values()}


@pytest.mark.parametrize("role", ["agent", "lead", "manager"])
def test_nobody_else_may_make_or_revoke_a_link(role: Role) -> None:
    token = wall()
    stranger = actor(role)
    with pytest.raises(NotAllowed):
        make_wall_link(stranger, SCREEN)
    with pytest.raises(NotAllowed):
        revoke_wall_link(stranger, link(token).id)
    assert len(links()) == 1
    assert link(token).revoked_at is None
    refused = [(entry.action, entry.actor) for entry in audit() if entry.result == "refused"]
    assert refused == [("make_wall_link", role), ("revoke_wall_link", role)]


@pytest.mark.parametrize(
    ("wrong", "flaw"),
    [
        ({"name": " \t "}, Flaw.NO_NAME),
        ({"team": "Nowhere"}, Flaw.UNKNOWN_TEAM),
        ({"last_day": date(2026, 11, 19)}, Flaw.PAST_DAY),
        ({"boards": (WallBoard("luck"),)}, Flaw.UNKNOWN_BOARD),
        ({"language": "tlh"}, Flaw.UNKNOWN_LOOK),
    ],
)
def test_a_flawed_screen_is_refused_with_its_reason_and_leaves_nothing(wrong: dict[str, object], flaw: Flaw) -> None:
    with pytest.raises(FlawedScreen) as refused:
        wall(**{"name": "Hall"} | wrong)  # type: ignore[arg-type]
    assert refused.value.flaw is flaw
    assert (links(), audit()) == ([], [])


def test_a_teams_name_is_known_from_the_records() -> None:
    teams("North")
    assert link(wall(team="North")).team == "North"


def test_two_live_screens_never_share_a_name_but_an_ended_one_gives_it_back() -> None:
    token = wall("Hall")
    with pytest.raises(FlawedScreen) as refused:
        wall("  Hall ")
    assert refused.value.flaw is Flaw.NAME_TAKEN
    revoke_wall_link(AT_THE_CONSOLE, link(token).id)
    wall("Hall")


def test_revoking_ends_a_link_once_and_leaves_one_line() -> None:
    token = wall()
    for _ in range(2):
        revoke_wall_link(AT_THE_CONSOLE, link(token).id)
    assert link(token).revoked_at is not None
    assert [(entry.action, entry.subject) for entry in audit()][1:] == [("revoke_wall_link", "Hall")]


def test_a_link_that_never_was_cannot_be_revoked() -> None:
    with pytest.raises(Impossible, match="no such screen"):
        revoke_wall_link(AT_THE_CONSOLE, 7)
