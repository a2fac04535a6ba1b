"""What an undo changes: done on the private copy of the warehouse, then thrown away or published."""

from collections.abc import Sequence
from datetime import date, datetime

import duckdb

from etl.loading import Loading, loading
from etl.undo import leave_out
from floor.rules.undo_preview import DayChange, DayTotals, UndoPreview
from floor.settings import Settings

CHANGED_AGENTS = """
select count(distinct agent_id) from (
    (from figures_before except from figures_after) union all (from figures_after except from figures_before)
)
"""


def preview_undo(load_id: str, settings: Settings, now: datetime, also: Sequence[str] = ()) -> UndoPreview:
    """What taking it back would change now, and with it these loads; nothing is published. WrongUse: as `undo_load`."""
    with loading(settings, now) as run:
        return _leave_out_all(run, load_id, also)


def undo_as_told(load_id: str, settings: Settings, now: datetime, also: Sequence[str] = ()) -> UndoPreview:
    """Take them back and publish, all or none; what that has changed. WrongUse: as `undo_load`."""
    with loading(settings, now) as run:
        done = _leave_out_all(run, load_id, also)
        run.publish()
    return done


def _leave_out_all(run: Loading, load_id: str, also: Sequence[str]) -> UndoPreview:
    before = _totals(run.work, "figures_before")
    rows = sum(leave_out(run, one).loaded for one in (load_id, *also))
    after = _totals(run.work, "figures_after")
    days = sorted(before.keys() | after.keys())
    changes = [DayChange(day, before.get(day, DayTotals()), after.get(day, DayTotals())) for day in days]
    changed = tuple(change for change in changes if change.before != change.after)
    ((agents,),) = run.work.execute(CHANGED_AGENTS).fetchall()
    return UndoPreview(load_id, rows, changed, agents, tuple(also))


def _totals(work: duckdb.DuckDBPyConnection, table: str) -> dict[date, DayTotals]:
    work.execute(
        f"""
        create or replace temp table {table} as
        select day, agent_id, sum(calls)::bigint as calls, sum(orders)::bigint as orders,
               sum(revenue_minor)::bigint as revenue_minor
        from next.facts group by day, agent_id
        """
    )
    rows = work.execute(
        f"select day, sum(calls)::bigint, sum(orders)::bigint, sum(revenue_minor)::bigint from {table} group by day"
    ).fetchall()
    return {day: DayTotals(*figures) for day, *figures in rows}
