"""A people file: first what it would change, then, if the administrator wants exactly that, done."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from floor.rules.access import Permission
from floor.rules.people_file import plan_people
from floor.rules.people_group import PeopleFile
from floor.rules.people_plan import PeoplePlan
from floor.rules.person import KnownPerson
from floor.settings import settings
from floor.store.audit import Event
from floor.store.people import known_people, set_details
from floor.store.people_import import IMPORT, apply_plan, import_event
from floor.tasks.people_refusals import Sentence, subject_of
from floor.tasks.task import Actor, Impossible, Task, task


def try_import(actor: Actor, file: PeopleFile) -> PeoplePlan:
    """What the file would change now; nothing is kept."""
    with task(actor, Permission.MANAGE_PEOPLE, IMPORT) as job:
        return _plan(job, file)


def import_people(actor: Actor, file: PeopleFile, file_name: str, seen: PeoplePlan, gone: Collection[int] = ()) -> None:
    """Do the plan that was seen. `gone`: of those the file does not name, who has left as of today.

    Planned anew in the transaction that writes: where that gives another plan, nothing is done.
    """
    with task(actor, Permission.MANAGE_PEOPLE, IMPORT) as job:
        plan = _plan(job, file)
        if plan != seen or not set(gone) <= {person.person_id for person in plan.gone}:
            raise Impossible(Sentence.CHANGED)
        leaving = [person for person in known_people(job.session) if person.person_id in gone]
        if plan.changes_something:
            apply_plan(job.session, plan)
            job.note(import_event(plan, file_name))
        for person in leaving:
            _let_go(job, person)


def _plan(job: Task, file: PeopleFile) -> PeoplePlan:
    return plan_people(file, known_people(job.session), _today())


def _let_go(job: Task, person: KnownPerson) -> None:
    # Somebody hired for a day to come leaves on it: nobody leaves before.
    left = max(_today(), person.details.hire_date or date.min)
    set_details(job.session, person.person_id, replace(person.details, left_date=left))
    job.note(Event("set_left", subject_of(person), {"left_date": person.details.left_date}, {"left_date": left}))


def _today() -> date:
    house = settings()
    return house.today(house.now())
