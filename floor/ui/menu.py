"""Which screens there are, for whom, and how they stand in the menu."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import streamlit as st

from floor.i18n import Words
from floor.rules.access import EVERY_SCOPE, Permission, Role, Scope
from floor.store.viewers import Viewer

PAGES = Path(__file__).parents[2] / "pages"


@dataclass(frozen=True)
class Screen:
    """One page: its file below pages/, who may see it, its title and icon. `section`: the menu it stands under.

    `scopes`: how far the right must reach; `menu_of`: how far, for the page to stand in the menu; `first_of`: whose
    menu it begins.
    """

    file: str
    permission: Permission
    title: Callable[[Words], str]
    icon: str
    section: Callable[[Words], str] = lambda _: ""
    in_menu: bool = True
    scopes: tuple[Scope, ...] = EVERY_SCOPE
    menu_of: tuple[Scope, ...] = EVERY_SCOPE
    first_of: tuple[Role, ...] = ()

    def page(self, viewer: Viewer, t: Words) -> st.Page:
        """The page as Streamlit wants it; the whiteboard is where a reader arrives."""
        shown = self.in_menu and viewer.scope(self.permission) in self.menu_of
        visibility: Literal["visible", "hidden"] = "visible" if shown else "hidden"
        default = self is SCREENS[0]
        return st.Page(PAGES / self.file, title=self.title(t), icon=self.icon, default=default, visibility=visibility)


def _house(t: Words) -> str:
    return t("Administration")


SCREENS = (
    Screen("everyone/whiteboard.py", Permission.SEE_BOARDS, lambda t: t("Whiteboard"), icon=":material/leaderboard:"),
    Screen(
        "agent/progress.py",
        Permission.SEE_PROGRESS,
        lambda t: t("My progress"),
        icon=":material/flag_circle:",
        menu_of=("own", "team"),
        first_of=("agent",),
    ),
    Screen("everyone/orders.py", Permission.SEE_ORDERS, lambda t: t("Orders"), icon=":material/receipt_long:"),
    Screen("everyone/definitions.py", Permission.SEE_BOARDS, lambda t: t("Definitions"), icon=":material/menu_book:"),
    Screen(
        "everyone/account.py",
        Permission.SEE_BOARDS,
        lambda t: t("My account"),
        icon=":material/account_circle:",
        in_menu=False,
    ),
    Screen("admin/targets.py", Permission.SET_TARGETS, lambda t: t("Targets"), icon=":material/flag:", section=_house),
    Screen(
        "admin/calendar.py",
        Permission.SET_CALENDAR,
        lambda t: t("Calendar"),
        icon=":material/calendar_month:",
        section=_house,
    ),
    Screen("admin/logs.py", Permission.MANAGE_LOGS, lambda t: t("Logs"), icon=":material/description:", section=_house),
    Screen(
        "admin/mapping.py",
        Permission.MANAGE_LOGS,
        lambda t: t("Log formats"),
        icon=":material/schema:",
        section=_house,
    ),
    Screen(
        "admin/people.py", Permission.MANAGE_PEOPLE, lambda t: t("People"), icon=":material/groups:", section=_house
    ),
    Screen(
        "admin/accounts.py", Permission.MANAGE_ACCOUNTS, lambda t: t("Accounts"), icon=":material/key:", section=_house
    ),
    Screen("admin/walls.py", Permission.MANAGE_WALLS, lambda t: t("Walls"), icon=":material/tv:", section=_house),
    Screen("admin/audit.py", Permission.SEE_AUDIT, lambda t: t("Audit"), icon=":material/history:", section=_house),
)
"""In the order of the menu. A page that is not here is no page: a test holds that every file below pages/ is."""


def screens_of(viewer: Viewer) -> list[Screen]:
    """The screens that this viewer may open."""
    return [screen for screen in SCREENS if viewer.scope(screen.permission) in screen.scopes]


def menu(viewer: Viewer, t: Words) -> dict[str, list[st.Page]]:
    """These screens by section. What is left out cannot be reached by its address either."""
    sections: dict[str, list[st.Page]] = {}
    for screen in sorted(screens_of(viewer), key=lambda one: viewer.role not in one.first_of):
        sections.setdefault(screen.section(t), []).append(screen.page(viewer, t))
    return sections
