"""The audit in the reader's words: what was done by whom, and what is wrong where a seal does not fit."""

from floor.i18n import Words
from floor.rules.audit_actions import ACTIONS, FIELDS, PERMISSIONS, VALUES
from floor.rules.audit_change import Change, changes_of
from floor.rules.sealing import Broken, Fault
from floor.settings import Settings
from floor.store.models import AuditEntry

CONSOLE = "console"


def action_text(action: str, t: Words) -> str:
    """What was done or tried."""
    return t.label(ACTIONS.get(action, action))


def result_text(result: str, t: Words) -> str:
    """How it ended."""
    return {"done": t("done"), "refused": t("refused")}.get(result, result)


def who_text(entry: AuditEntry, t: Words) -> str:
    """Who did it, as they were called then."""
    if not entry.actor:
        return t("Nobody signed in")
    return t("At the console") if entry.actor == CONSOLE and entry.actor_id is None else entry.actor


def subject_text(entry: AuditEntry, t: Words) -> str:
    """Whom or what it was about; a right that was missing is told by its name."""
    is_right = entry.result == "refused" and entry.subject in PERMISSIONS
    return t.label(PERMISSIONS[entry.subject]) if is_right else entry.subject


def change_text(change: Change, t: Words) -> str:
    """One value: what it was and what it is, or what it is alone."""
    name = " · ".join(part for part in (change.of, t.label(FIELDS.get(change.key, change.key))) if part)
    before, after = (_value(change.key, value, t) for value in (change.before, change.after))
    value = f"{before} → {after}" if before else after
    return t("{name}: {value}", name=name, value=value) if name else value


def _value(key: str, value: str, t: Words) -> str:
    words = VALUES.get(key, {})
    return t.label(words[value]) if value in words else value


def entry_line(entry: AuditEntry, house: Settings, t: Words) -> str:
    """An entry in one line, as the command line prints it."""
    when = f"#{entry.id}  {house.local(entry.at):%Y-%m-%d %H:%M:%S}"
    change = "; ".join(change_text(one, t) for one in changes_of(entry.before, entry.after))
    said = (who_text(entry, t), action_text(entry.action, t), subject_text(entry, t), change, entry.address)
    return "  ".join([when, result_text(entry.result, t), *(part for part in said if part)])


def fault_text(broken: Broken, t: Words) -> str:
    """What is wrong with the first entry that does not fit."""
    number = t.number(broken.entry)
    match broken.fault:
        case Fault.CHANGED:
            return t("Entry {n} does not fit its seal: it was changed, or put there past the program.", n=number)
        case Fault.MISSING:
            return t("Entry {n} is missing.", n=number)
        case Fault.ADDED:
            return t("Entry {n} was added past the program.", n=number)
        case Fault.NOT_AS_NOTED:
            return t("Entry {n} does not bear the seal that was noted.", n=number)
