"""What a role may see and do, in words, from the one table of who may what."""

from floor.i18n import Words
from floor.rules.access import Permission, Scope
from floor.store.viewers import Viewer

# To say that somebody may see their pay would send them looking for it.
NO_SCREEN_YET = frozenset({Permission.SEE_PAY, Permission.SET_GOALS})


def rights_in_words(viewer: Viewer, t: Words) -> list[str]:
    """One line for each right of this viewer that a screen makes use of."""
    held = [(permission, viewer.scope(permission)) for permission in Permission if permission not in NO_SCREEN_YET]
    return [_line(permission, scope, t) for permission, scope in held if scope is not None]


def _line(permission: Permission, scope: Scope, t: Words) -> str:
    match permission:
        case Permission.SEE_ORDERS:
            return {"own": t("Your own orders"), "team": t("Your team's orders"), "floor": t("Everybody's orders")}[
                scope
            ]
        case Permission.SEE_PROGRESS:
            return {
                "own": t("Your own progress and gap"),
                "team": t("Your team's progress and gaps"),
                "floor": t("Everybody's progress and gaps"),
            }[scope]
        case _:
            return {
                Permission.SET_GOALS: t("Set goals of your own"),
                Permission.SET_TARGETS: t("Set targets"),
                Permission.SET_CALENDAR: t("Say which days are worked and who is away"),
                Permission.SEE_BOARDS: t("The boards of the whole floor"),
                Permission.SEE_OPEN_MATTERS: t("What is open in the logs"),
                Permission.MANAGE_LOGS: t("Load logs and take them back"),
                Permission.MANAGE_PEOPLE: t("Look after people and teams"),
                Permission.MANAGE_ACCOUNTS: t("Look after accounts"),
                Permission.MANAGE_WALLS: t("Look after the screens on the wall"),
                Permission.SEE_AUDIT: t("Read the audit"),
            }[permission]
