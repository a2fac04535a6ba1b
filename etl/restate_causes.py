"""Why a number of a day that was over is another one: whether it stood there at all, and which loads changed it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import duckdb

from etl.canonical import CALLS, LOGS, PRODUCTS, QUALITY, SALES, SHIFTS
from etl.lake import Lake
from floor.rules.facts import QUALITY_FACTS, SALE_FACTS, SHIFT_FACTS

Changed = tuple[date, str]
# A row of a log that counts adds to one of these.
PRESENT = {
    CALLS.name: ("calls",),
    SALES.name: ("sold_orders",),
    SHIFTS.name: SHIFT_FACTS,
    QUALITY.name: ("quality_reviews",),
}
# Facts that more than one log may say; a fact of each tells whether a day had any of it.
SAID_BY_SEVERAL = {"wrap_seconds": "wrap_seconds"} | dict.fromkeys(SALE_FACTS, "sold_orders")


def facts_of_presence() -> tuple[str, ...]:
    """The facts by which it is told whether a day has anything of a log."""
    return tuple(fact for facts in PRESENT.values() for fact in facts)


def _together(fact: str) -> str:
    """One of the facts that come and go with this one."""
    said_together = (SALE_FACTS, SHIFT_FACTS, QUALITY_FACTS)
    return next((facts[0] for facts in said_together if fact in facts), fact if fact in SAID_BY_SEVERAL else CALLS.name)


@dataclass(frozen=True)
class Causes:
    """Of one roll-up that `by` made necessary; the sales log began at `sold_before` and begins at `sold_now`."""

    work: duckdb.DuckDBPyConnection
    lake: Lake
    by: Mapping[str, str]
    sold_before: date | None
    sold_now: date | None

    def told(self, changed: Sequence[Changed]) -> dict[Changed, list[str]]:
        """Of these the facts that stood on their day before, each with the loads that changed it."""
        came = self._came({log for one in changed for log in self._logs(*one)}, {day for day, _ in changed})
        told_before = self._told_before()
        return {
            (day, fact): self._causes(day, fact, came)
            for day, fact in changed
            if (day, _together(fact)) in told_before
            or (day, SAID_BY_SEVERAL.get(fact)) in self._said
            or self._stood(day, self._logs(day, fact))
        }

    def _stood(self, day: date, logs: Iterable[str]) -> bool:
        """Whether the day had rows of these logs that counted, and none of another log is new."""
        before = {log for log in logs if (day, log) in self._had}
        return bool(before) and all(log in before for log in logs if (day, log) in self._has)

    @cached_property
    def _had(self) -> set[tuple[date, str]]:
        return self._present("facts_before")

    @cached_property
    def _has(self) -> set[tuple[date, str]]:
        return self._present("facts_after")

    def _present(self, table: str) -> set[tuple[date, str]]:
        """The days and logs of which rows count."""
        found = set[tuple[date, str]]()
        for log, facts in PRESENT.items():
            query = f"select day from {table} group by day having sum({' + '.join(facts)}) > 0"
            found |= {(day, log) for (day,) in self.work.execute(query).fetchall()}
        return found

    def _causes(self, day: date, fact: str, came: Mapping[tuple[date, str], set[str]]) -> list[str]:
        logs = self._logs(day, fact)
        causes = {load for log in logs for load in came[day, log] | self._moved_away[day, log]}
        if fact in SALE_FACTS and self._sold_by_calls(day):
            causes |= {load for load, log in self.by.items() if log == PRODUCTS.name and fact == "revenue_minor"}
        elif fact in SALE_FACTS and (day, SAID_BY_SEVERAL[fact]) in self._said:
            causes |= self._began_the_sales_log(day)
        # What is taken back has left no trace of the rows it moved.
        return sorted(causes or self.by)

    def _logs(self, day: date, fact: str) -> tuple[str, ...]:
        """The logs that say this fact of this day."""
        if fact == "wrap_seconds":
            return CALLS.name, SHIFTS.name
        if fact in SALE_FACTS:
            return (CALLS.name if self._sold_by_calls(day) else SALES.name,)
        if fact in SHIFT_FACTS:
            return (SHIFTS.name,)
        return (QUALITY.name if fact in QUALITY_FACTS else CALLS.name,)

    def _sold_by_calls(self, day: date) -> bool:
        return self.sold_now is None or day < self.sold_now

    def _came(self, logs: Iterable[str], days: Collection[date]) -> defaultdict[tuple[date, str], set[str]]:
        """By day and log, the loads that brought rows, or with which rows went."""
        came = defaultdict[tuple[date, str], set[str]](set)
        for log in logs:
            for part in self.lake.parts(LOGS[log], self.by.keys(), days):
                if part.day:
                    came[part.day, log].add(part.load_id)
        return came

    def _told_before(self) -> set[Changed]:
        """What has been told of stays told, also where all of it went meanwhile."""
        query = "select distinct day, fact from next.restatements where day in (from shown_days)"
        return {(day, _together(fact)) for day, fact in self.work.execute(query).fetchall()}

    @cached_property
    def _said(self) -> set[tuple[date, str | None]]:
        found = set[tuple[date, str | None]]()
        for fact in set(SAID_BY_SEVERAL.values()):
            days = self.work.execute(f"select day from facts_before group by day having sum({fact}) > 0").fetchall()
            found |= {(day, fact) for (day,) in days}
        return found

    @cached_property
    def _moved_away(self) -> defaultdict[tuple[date, str], set[str]]:
        """By day and log, the loads that put a row which counted there on another day."""
        moved = defaultdict[tuple[date, str], set[str]](set)
        rows = self.work.execute(
            """
            with counted as (
                select log, row_key, arg_max(moved.day, seq) as day
                from next.moved as moved inner join active_loads using (load_id)
                where load_id not in (select unnest($loads))
                group by log, row_key
            )
            select distinct counted.day, log, load_id
            from next.moved as moved inner join counted using (log, row_key)
            where load_id in (select unnest($loads)) and moved.day <> counted.day
            """,
            {"loads": list(self.by)},
        ).fetchall()
        for day, log, load_id in rows:
            moved[day, log].add(load_id)
        return moved

    def _began_the_sales_log(self, day: date) -> set[str]:
        """The sales logs by whose first day the calls of this day no longer say what was sold."""
        if self.sold_before is not None and day >= self.sold_before:
            return set()
        sales = [load for load, log in self.by.items() if log == SALES.name]
        rows = self.work.execute(
            "select load_id from next.loads where load_id in (select unnest($loads::varchar[])) and first_day <= $day",
            {"loads": sales, "day": day},
        ).fetchall()
        return {load_id for (load_id,) in rows}
