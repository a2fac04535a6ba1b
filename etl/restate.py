"""What a load changes of days that were over: their numbers have stood on the boards, so it is written down.

A day counts as shown once it is over on the floor. The first log of a kind for a day changes nothing that stood there.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from etl.canonical import CALLS, LOGS, PRODUCTS, SALES
from etl.lake import Lake, Part
from floor.rules.facts import CALL_FACTS, QUALITY_FACTS, SALE_FACTS, SHIFT_FACTS
from floor.rules.restated import RESTATED

# By log, its facts; the wrap time of a day may come with the calls or with the shifts.
OF_LOG = {
    "calls": set(CALL_FACTS),
    "shifts": {*SHIFT_FACTS, "wrap_seconds"},
    "sales": set(SALE_FACTS),
    "quality": set(QUALITY_FACTS),
}
# Without a sales log the calls say what was sold, and the list of products what it was worth.
ALSO_SAID_BY = {SALES.name: (CALLS.name, PRODUCTS.name)}


@dataclass(frozen=True)
class Restating:
    """One roll-up, seen from before and after. `by`: the loads that are the cause of it, and the log of each."""

    work: duckdb.DuckDBPyConnection
    lake: Lake
    by: Mapping[str, str]
    now: datetime

    def look_before(self, days: Collection[date], today: date) -> None:
        """Remember what stands of those of these days that are over."""
        self.work.execute(
            f"create or replace temp table facts_before as {_sums()}",
            {"days": [day for day in days if day < today]},
        )

    def write_down(self) -> None:
        """Write down what is not as it was."""
        ((days,),) = self.work.execute("select list(distinct day) from facts_before").fetchall()
        if not days:
            return
        self.work.execute(f"create or replace temp table facts_after as {_sums()}", {"days": days})
        self._name_causes(days)
        changes = " union all ".join(_changes(fact) for fact in RESTATED)
        self.work.execute(
            f"""
            insert into next.restatements
            with changes as ({changes})
            select (select coalesce(max(number), 0) from next.restatements)
                       + row_number() over (order by day, agent_id, fact),
                   $now, day, agent_id, fact, before, after, coalesce(loads, $all_loads)
            from changes left join causes using (day, fact)
            """,
            {"now": self.now, "all_loads": sorted(self.by)},
        )

    def _name_causes(self, days: Collection[date]) -> None:
        """Of each day and fact the loads that have rows of it; where none has any, it moved away from there."""
        self.work.execute("create or replace temp table causes (day date, fact varchar, loads varchar[])")
        causes: dict[tuple[date, str], set[str]] = defaultdict(set)
        for log, facts in OF_LOG.items():
            for part in self._parts({log, *ALSO_SAID_BY.get(log, ())}, days):
                for day in [part.day] if part.day else days:
                    for fact in facts & set(RESTATED):
                        causes[day, fact].add(part.load_id)
        if causes:
            rows = [(day, fact, sorted(loads)) for (day, fact), loads in causes.items()]
            self.work.executemany("insert into causes values (?, ?, ?)", rows)

    def _parts(self, logs: Collection[str], days: Collection[date]) -> Iterator[Part]:
        for log in logs:
            loads = {load for load, of in self.by.items() if of == log}
            yield from self.lake.parts(LOGS[log], loads, days) if loads else ()


def _sums() -> str:
    sums = ", ".join(f"sum({fact})::bigint as {fact}" for fact in RESTATED)
    shown = ", ".join(f"sum({' + '.join(sorted(facts))})::bigint as of_{log}" for log, facts in OF_LOG.items())
    facts = "next.facts where day in (select unnest($days::date[]))"
    return f"select day, agent_id, {sums}, {shown} from {facts} group by day, agent_id"


def _changes(fact: str) -> str:
    """The agents whose fact is another one now, on the days that had a log of it before."""
    known = " or ".join(f"sum(of_{log}) > 0" for log, facts in OF_LOG.items() if fact in facts)
    return f"""
        select day, agent_id, '{fact}' as fact,
               coalesce(facts_before.{fact}, 0) as before, coalesce(facts_after.{fact}, 0) as after
        from facts_before full join facts_after using (day, agent_id)
        where coalesce(facts_before.{fact}, 0) <> coalesce(facts_after.{fact}, 0)
          and day in (select day from facts_before group by day having {known})
    """
