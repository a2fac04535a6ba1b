"""Who may see and do what: one table of role and permission. Menu, guards, tasks and queries all read it here."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, get_args

Role = Literal["agent", "lead", "manager", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)

Scope = Literal["own", "team", "floor"]
"""Whose rows: one's own, those of the team one was in on the day of the row, or everybody's."""

EVERY_SCOPE: tuple[Scope, ...] = get_args(Scope)
OF_OTHERS: tuple[Scope, ...] = ("team", "floor")
"""What it takes to see a screen about other people."""


class Permission(StrEnum):
    """What a right is about."""

    SEE_BOARDS = "see_boards"
    SEE_OPEN_MATTERS = "see_open_matters"
    SEE_ORDERS = "see_orders"
    SEE_PAY = "see_pay"
    SEE_PROGRESS = "see_progress"
    SET_GOALS = "set_goals"
    SET_TARGETS = "set_targets"
    SET_CALENDAR = "set_calendar"
    MANAGE_LOGS = "manage_logs"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_WALLS = "manage_walls"
    SEE_AUDIT = "see_audit"


ACCESS: Mapping[Role, Mapping[Permission, Scope]] = {
    "agent": {
        Permission.SEE_BOARDS: "floor",
        Permission.SEE_ORDERS: "own",
        Permission.SEE_PAY: "own",
        Permission.SEE_PROGRESS: "own",
        Permission.SET_GOALS: "own",
    },
    "lead": {
        Permission.SEE_BOARDS: "floor",
        Permission.SEE_OPEN_MATTERS: "floor",
        Permission.SEE_ORDERS: "team",
        Permission.SEE_PAY: "own",
        Permission.SEE_PROGRESS: "team",
        Permission.SET_GOALS: "own",
    },
    "manager": {
        Permission.SEE_BOARDS: "floor",
        Permission.SEE_OPEN_MATTERS: "floor",
        Permission.SEE_ORDERS: "floor",
        Permission.SEE_PAY: "floor",
        Permission.SEE_PROGRESS: "floor",
        Permission.SET_TARGETS: "floor",
        Permission.SET_CALENDAR: "floor",
    },
    # Keeps the house in order; nobody's pay is needed for that, so none is shown.
    "administrator": {
        Permission.SEE_BOARDS: "floor",
        Permission.SEE_OPEN_MATTERS: "floor",
        Permission.SEE_ORDERS: "floor",
        Permission.MANAGE_LOGS: "floor",
        Permission.MANAGE_PEOPLE: "floor",
        Permission.MANAGE_ACCOUNTS: "floor",
        Permission.MANAGE_WALLS: "floor",
        Permission.SEE_AUDIT: "floor",
    },
}

IDLE_MINUTES: Mapping[Role, int] = {"agent": 720, "lead": 720, "manager": 30, "administrator": 30}
"""After so long without a click a session ends. A lead's lasts the day, because the lead projects the board."""

ABSOLUTE_MINUTES = 720
"""After so long every session ends, clicks or not."""


def scope_of(role: Role, permission: Permission, *, leads_see_pay: bool = False) -> Scope | None:
    """Whose rows this right covers; None: the role does not have it.

    `leads_see_pay`: the manager lets leads see the pay of their own team.
    """
    if leads_see_pay and role == "lead" and permission is Permission.SEE_PAY:
        return "team"
    return ACCESS[role].get(permission)
