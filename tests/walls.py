"""Links of screens for tests."""

from floor.rules.wall_screen import WallBoard, WallScreen
from floor.store.models import Team, WallLink
from floor.store.records import records
from floor.store.sign_ins import token_hash
from floor.store.wall_links import all_links
from floor.tasks.make_wall_link import make_wall_link
from floor.tasks.task import AT_THE_CONSOLE

ORDERS = WallBoard()


def teams(*names: str) -> None:
    """Put these teams on record."""
    with records().writing() as session:
        session.add_all([Team(name=name) for name in names])


def wall(name: str = "Hall", boards: tuple[WallBoard, ...] = (ORDERS,), **screen: object) -> str:
    """Make a link for a screen; its token."""
    return make_wall_link(AT_THE_CONSOLE, WallScreen(name, boards, **screen))  # type: ignore[arg-type]


def links() -> list[WallLink]:
    """Every link, newest first."""
    with records().reading() as session:
        return all_links(session)


def link(token: str) -> WallLink:
    """The link of this token."""
    return next(one for one in links() if one.token_hash == token_hash(token))
