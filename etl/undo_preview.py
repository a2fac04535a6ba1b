"""An undo done on the private copy of the warehouse and thrown away: what it would change."""

from datetime import date, datetime

import duckdb

from etl.loading import loading
from etl.undo import leave_out
from floor.rules.undo_preview import DayChange, DayTotals, UndoPreview
from floor.settings import Settings


def preview_undo(load_id: str, settings: Settings, now: datetime) -> UndoPreview:
    """What `undo_load` would change now; nothing is published. WrongUse: as there."""
    with loading(settings, now) as run:
        before = _totals(run.work)
        row = leave_out(run, load_id)
        after = _totals(run.work)
    days = sorted(before.keys() | after.keys())
    changes = [DayChange(day, before.get(day, DayTotals()), after.get(day, DayTotals())) for day in days]
    return UndoPreview(load_id, row.loaded, tuple(change for change in changes if change.before != change.after))


def _totals(work: duckdb.DuckDBPyConnection) -> dict[date, DayTotals]:
    rows = work.execute(
        "select day, sum(calls)::bigint, sum(orders)::bigint, sum(revenue_minor)::bigint from next.facts group by day"
    ).fetchall()
    return {day: DayTotals(*figures) for day, *figures in rows}
