"""Taking a load back: its parts are left out, and the days it touched are rolled up without it."""

from datetime import datetime

from etl.ledger import LedgerRow, find_load, mark_undone
from etl.loading import Loading, loading
from etl.problems import WrongUse
from etl.report import PEOPLE_LOAD
from etl.touched import days_of_load, days_of_moved
from floor.settings import Settings


def undo_load(load_id: str, settings: Settings, now: datetime) -> LedgerRow:
    """Undo one load and publish: what earlier loads said of its rows holds again. WrongUse: no such load, or undone."""
    with loading(settings, now) as run:
        row = leave_out(run, load_id)
        run.publish()
    return row


def leave_out(run: Loading, load_id: str) -> LedgerRow:
    """Bring the next warehouse to what it is without this load. WrongUse: no such load, or undone, or of people."""
    if load_id.startswith(PEOPLE_LOAD):
        raise WrongUse(
            "A people file cannot be taken back: what it said went into the records at once. "
            "Correct the people on the People screen, or load a newer file."
        )
    row = find_load(run.work, load_id)
    if row is None:
        raise WrongUse(f"There is no load {load_id!r}. `python -m etl status` lists them.")
    if row.undone_at is not None:
        raise WrongUse(f"Load {load_id} was undone before, at {row.undone_at}.")
    mark_undone(run.work, load_id, run.now)
    run.roll_up(days_of_load(run.lake, load_id) | days_of_moved(run.work, load_id), {row.log}, {load_id: row.log})
    return row
