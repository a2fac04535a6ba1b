"""The roles in the reader's words."""

from floor.i18n import Words
from floor.rules.access import Role


def role_name(role: Role, t: Words) -> str:
    """What a role is called on screens."""
    return {
        "agent": t("Agent"),
        "lead": t("Team lead"),
        "manager": t("Manager"),
        "administrator": t("Administrator"),
    }[role]
