"""Entries of the audit as the list draws them: written out in the reader's language, on the floor's clock."""

from itertools import groupby
from typing import Any

from floor.i18n import Words
from floor.rules.audit_change import changes_of
from floor.settings import Settings
from floor.store.audit_words import action_text, change_text, result_text, subject_text, who_text
from floor.store.models import AuditEntry

MOST_VALUES = 12


def audit_payload(entries: tuple[AuditEntry, ...], house: Settings, t: Words) -> dict[str, Any]:
    """The entries under their days, newest first."""
    return {
        "title": t("Audit"),
        "columns": {
            "time": t("Time"),
            "who": t("Who"),
            "what": t("What"),
            "about": t("About"),
            "change": t("Before → after"),
            "result": t("Result"),
            "address": t("Address"),
        },
        "days": [
            {"title": t.date(day), "entries": [_line(entry, house, t) for entry in some]}
            for day, some in groupby(entries, key=lambda entry: house.local(entry.at).date())
        ],
    }


def _line(entry: AuditEntry, house: Settings, t: Words) -> dict[str, Any]:
    return {
        "number": entry.id,
        "time": f"{house.local(entry.at):%H:%M:%S}",
        "who": who_text(entry, t),
        "what": action_text(entry.action, t),
        "about": subject_text(entry, t),
        "change": _changes(entry, t),
        "result": result_text(entry.result, t),
        "refused": entry.result == "refused",
        "address": entry.address,
    }


def _changes(entry: AuditEntry, t: Words) -> list[str]:
    """The first of them; a file of people changes hundreds of values at once, and the command line prints them all."""
    told = [change_text(change, t) for change in changes_of(entry.before, entry.after)]
    rest = len(told) - MOST_VALUES
    return told if rest <= 0 else [*told[:MOST_VALUES], t.plural("and {n} more", "and {n} more", rest)]
