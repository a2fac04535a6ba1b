"""A file of targets: first what it would change, then, if the manager wants exactly that, done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from floor.rules.access import Permission
from floor.rules.money import minor_units
from floor.rules.target_change import Plan, plan
from floor.settings import settings
from floor.store.audit import Event
from floor.store.target_book import read_target_book
from floor.store.target_import import FilePlan, FileRow, Setting, plan_file
from floor.store.target_records import read_known
from floor.tasks.change_targets import change_targets
from floor.tasks.target_refusals import Sentence
from floor.tasks.task import Actor, Impossible, task


@dataclass(frozen=True)
class TargetFile:
    """An upload: its name and rows, and from which day the figures count that were changed in it."""

    name: str
    rows: Sequence[FileRow]
    figures_from: date


@dataclass(frozen=True)
class TriedFile:
    """What a file asks for, and what that would do."""

    file: FilePlan
    plan: Plan


def try_targets(actor: Actor, file: TargetFile) -> TriedFile:
    """What the file would change now; nothing is kept."""
    with task(actor, Permission.SET_TARGETS, "import_targets") as job:
        return _tried(job.session, file)


def import_targets(actor: Actor, file: TargetFile, seen: TriedFile, reason: str = "") -> None:
    """Do what was seen, all of it or nothing: a row that cannot be taken stops the whole file."""
    with task(actor, Permission.SET_TARGETS, "import_targets") as job:
        now = _tried(job.session, file)
        if now != seen:
            raise Impossible(Sentence.CHANGED)
        if now.file.problems:
            raise Impossible(Sentence.BAD_ROWS)
        before, after = change_targets(job, now.file.changes, seen.plan, reason)
        job.note(Event("import_targets", file.name, before, after))


def _tried(session: Session, file: TargetFile) -> TriedFile:
    house, targets = settings(), read_target_book(session).targets
    setting = Setting(targets, read_known(session), file.figures_from, minor_units(house.currency))
    asked = plan_file(file.rows, setting)
    return TriedFile(asked, plan(targets, asked.changes, house.today(house.now())))
