"""A people file into the records: planned and done in one transaction, or only told."""

from etl.loading import Loading
from etl.people_rows import PeopleRows, reject, rejected_rows
from etl.problems import WrongUse
from etl.rejects import first_reasons, write_rejects
from etl.report import PEOPLE_LOAD, REASONS_SHOWN, Report, Status
from floor.rules.people_file import plan_people
from floor.rules.people_plan import PeoplePlan
from floor.store.audit import Doer, append
from floor.store.people import known_people
from floor.store.people_import import apply_plan, import_event
from floor.store.records import RecordsUnreachable, records_at

DOER = Doer("inbox or command line")


def load_people(run: Loading, rows: PeopleRows, name: str, sha256: str) -> Report:
    """Do what the file says. Who is not in it stays as they are."""
    try:
        with records_at(run.settings.records_url).writing() as session:
            plan = plan_people(rows.file, known_people(session), run.today)
            if plan.changes_something:
                apply_plan(session, plan)
                append(session, DOER, import_event(plan, name), run.settings.utc_now())
    except RecordsUnreachable as error:
        raise _waits(error) from error
    reject(run.work, plan.problems)
    report = _report(run, rows, plan, "loaded")
    if report.status != "refused":
        report.load_id = f"{PEOPLE_LOAD}{sha256[:8]}"
        if report.rejected:
            write_rejects(run.work, rows.source, run.folder.rejects / f"{report.load_id}.csv", run.floor.phone_key)
    return report


def check_people(run: Loading, rows: PeopleRows) -> Report:
    """Say what the file would change; its people count as known for the other files that are checked with it."""
    plan = plan_people(rows.file, (), run.today)
    if run.settings.has_records:
        try:
            with records_at(run.settings.records_url).reading() as session:
                plan = plan_people(rows.file, known_people(session), run.today)
        except RecordsUnreachable as error:
            raise _waits(error) from error
    reject(run.work, plan.problems)
    run.announced.update(one for new in plan.new for one in new.agent_ids)
    run.announced.update(one for changed in plan.changed for one in changed.new_agent_ids)
    return _report(run, rows, plan, "checked")


def _report(run: Loading, rows: PeopleRows, plan: PeoplePlan, status: Status) -> Report:
    rejected = rejected_rows(run.work)
    taken = rows.rows_read - rejected
    if rejected and not taken:
        status = "refused"
    elif not plan.changes_something:
        status = "already loaded"
    # Where all of it is known already every good row is a duplicate, as of a log that is loaded a second time.
    duplicates = taken if status == "already loaded" else plan.duplicates
    return Report(
        str(rows.source.path),
        status,
        rows.source.format.name,
        rows_read=rows.rows_read,
        loaded=taken - duplicates,
        rejected=rejected,
        duplicates=duplicates,
        reasons=(["None of its rows can be taken."] if status == "refused" else [])
        + first_reasons(run.work, REASONS_SHOWN),
        warnings=rows.source.warnings,
        people={
            "new": len(plan.new),
            "changed": len(plan.changed),
            "moved": len(plan.moved),
            "unchanged": plan.unchanged,
        },
    )


def _waits(error: RecordsUnreachable) -> WrongUse:
    return WrongUse(f"People go into the records, so nothing was loaded. Try again when they can be reached. {error}")
