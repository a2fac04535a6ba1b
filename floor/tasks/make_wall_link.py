"""An administrator makes a link for a screen."""

from collections.abc import Mapping
from dataclasses import replace

from sqlmodel import Session, select

from floor.i18n import LANGUAGES
from floor.rules.access import Permission
from floor.rules.wall_screen import Flaw, WallScreen, flaw_of
from floor.settings import settings
from floor.store.audit import Event
from floor.store.models import Team, WallLink
from floor.store.sign_ins import new_token, token_hash
from floor.store.wall_links import all_links, boards_as_text, is_live
from floor.tasks.task import Actor, Impossible, Task, task


class FlawedScreen(Impossible):
    """The screen cannot be had as asked; `flaw` says why."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(f"The screen cannot be made: {flaw}.")
        self.flaw = flaw


def make_wall_link(actor: Actor, screen: WallScreen) -> str:
    """Make the link and return its token: it is nowhere else, not even in the audit. Raises FlawedScreen."""
    with task(actor, Permission.MANAGE_WALLS, "make_wall_link") as job:
        screen = replace(screen, name=" ".join(screen.name.split()))
        flaw = _flaw(job.session, screen)
        if flaw is not None:
            raise FlawedScreen(flaw)
        token = new_token()
        job.session.add(_link(job, screen, token))
        job.note(Event("make_wall_link", screen.name, after=_told(screen)))
    return token


def _flaw(session: Session, screen: WallScreen) -> Flaw | None:
    house = settings()
    today = house.today(house.now())
    # Two screens of one name: nobody would know which to revoke.
    if any(link.name == screen.name for link in all_links(session) if is_live(link, today)):
        return Flaw.NAME_TAKEN
    teams = set(session.exec(select(Team.name)))
    return flaw_of(screen, today=today, teams=teams, languages=LANGUAGES)


def _link(job: Task, screen: WallScreen, token: str) -> WallLink:
    return WallLink(
        token_hash=token_hash(token),
        name=screen.name,
        boards=boards_as_text(screen.boards),
        team=screen.team,
        reading=screen.reading,
        theme=screen.theme,
        language=screen.language,
        last_day=screen.last_day,
        created_at=job.now,
        created_by=job.viewer.account_id if job.viewer else None,
    )


def _told(screen: WallScreen) -> Mapping[str, object]:
    """The audit's words for it: who reads the link must know what it opened."""
    return {
        "boards": [f"{board.metric} {board.kind} {board.by}" for board in screen.boards],
        "team": screen.team,
        "last_day": screen.last_day,
    }
