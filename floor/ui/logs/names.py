"""What logs and the fates of files are called."""

from floor.i18n import Words
from floor.rules.log_calendar import Mark


def log_name(log: str, t: Words) -> str:
    """A log as readers know it; one that is not ours stands as it is."""
    names = {
        "calls": t("Calls"),
        "sales": t("Sales"),
        "shifts": t("Shifts"),
        "quality": t("Quality"),
        "products": t("Products"),
        "people": t("People"),
    }
    return names.get(log, log)


def status_name(status: str, t: Words) -> str:
    """What became of a file."""
    names = {
        "loaded": t("Loaded"),
        "already loaded": t("Loaded before: nothing changed"),
        "refused": t("Refused: nothing of it is loaded"),
        "drift": t("Differs from earlier files: nothing of it is loaded"),
    }
    return names.get(status, status)


def mark_name(mark: Mark, t: Words) -> str:
    """A sign and a word: never colour alone."""
    return {Mark.THERE: t("✓ there"), Mark.MISSING: t("✗ missing"), Mark.NOT_EXPECTED: ""}[mark]
