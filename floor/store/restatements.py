"""What loads have changed of days that were over: for whoever looks at the numbers of those days."""

from dataclasses import dataclass
from datetime import date, datetime

from floor.store.load_list import LogLoad, read_loads
from floor.store.roster import Agent, Roster
from floor.store.row_scope import EVERYBODY, RowScope
from floor.store.warehouse import Warehouse


@dataclass(frozen=True)
class Cause:
    """A load that changed it, by coming or by being taken back."""

    load_id: str
    file: str
    loaded_at: datetime
    taken_back: bool


@dataclass(frozen=True)
class Restatement:
    """A fact of somebody's day that was one number and is another now; `agent` as of that day."""

    restated_at: datetime
    day: date
    agent: Agent
    fact: str
    before: int
    after: int
    causes: tuple[Cause, ...]


def read_restatements(
    warehouse: Warehouse, roster: Roster, scope: RowScope, day_from: date, day_to: date
) -> tuple[Restatement, ...]:
    """Those of these days, both inside, that the scope covers; newest first."""
    return _read(warehouse, roster, scope, (day_from, day_to), None)


def restated_by(warehouse: Warehouse, roster: Roster, load_id: str) -> tuple[Restatement, ...]:
    """What one load changed, of everybody."""
    return _read(warehouse, roster, EVERYBODY, (date.min, date.max), load_id)


def _read(
    warehouse: Warehouse, roster: Roster, scope: RowScope, days: tuple[date, date], load_id: str | None
) -> tuple[Restatement, ...]:
    if not warehouse.rows("has_restatements")[0][0]:
        return ()
    lists = scope.parameters()
    seen = {"agents": lists["agents"], "days_from": lists["days_from"], "days_to": lists["days_to"]}
    rows = warehouse.rows("restatements", {"day_from": days[0], "day_to": days[1], "load_id": load_id, **seen})
    loads = read_loads(warehouse) if rows else ()
    known = {load.load_id: load for load in loads}
    return tuple(
        Restatement(
            restated_at,
            day,
            roster.agent(agent_id, day),
            fact,
            before,
            after,
            tuple(_cause(known[one], restated_at) for one in by if one in known),
        )
        for _, restated_at, day, agent_id, fact, before, after, by in rows
    )


def _cause(load: LogLoad, restated_at: datetime) -> Cause:
    taken_back = load.undone_at == restated_at != load.loaded_at
    return Cause(load.load_id, load.file, load.loaded_at, taken_back)
