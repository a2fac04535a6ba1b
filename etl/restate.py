"""What a load changes of days that were over: their numbers have stood on the boards, so it is written down.

The first log of a kind for a day changes nothing that stood there; from then on every change is told, without a gap.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from etl.lake import Lake
from etl.restate_causes import Causes, facts_of_presence
from floor.rules.restated import RESTATED


def shown_days(days: Collection[date], today: date) -> list[date]:
    """Which of these days count as published: those that are over. This alone says so."""
    return [day for day in days if day < today]


@dataclass(frozen=True)
class Restating:
    """One roll-up, seen from before and after. `by`: the loads that are the cause of it, and the log of each.

    Before it the sales log began at `sold_from`.
    """

    work: duckdb.DuckDBPyConnection
    lake: Lake
    by: Mapping[str, str]
    sold_from: date | None
    now: datetime

    def look_before(self, days: Collection[date], today: date) -> None:
        """Remember what stands of those of these days that count as published."""
        shown = {"days": shown_days(days, today)}
        self.work.execute("create or replace temp table shown_days as select unnest($days::date[]) as day", shown)
        self.work.execute(f"create or replace temp table facts_before as {_sums()}")
        # A day without anything shows its first log, unless something was there and went.
        self.work.execute(
            "delete from shown_days where day not in (select day from facts_before union from ("
            "select day from next.restatements))"
        )

    def write_down(self, sold_from: date | None) -> None:
        """Write down what is not as it was, now that the sales log begins at `sold_from`."""
        if not self.work.execute("select 1 from shown_days limit 1").fetchall():
            return
        self.work.execute(f"create or replace temp table facts_after as {_sums()}")
        self.work.execute(f"create or replace temp table changes as {_changes()}")
        changed = self.work.execute("select distinct day, fact from changes").fetchall()
        if not changed:
            return
        causes = Causes(self.work, self.lake, self.by, self.sold_from, sold_from)
        told = causes.told(changed)
        self.work.execute(
            """
            insert into next.restatements
            with told as (
                select unnest($days::date[]) as day, unnest($facts::varchar[]) as fact,
                       unnest($loads::varchar[][]) as loads
            )
            select (select coalesce(max(number), 0) from next.restatements)
                       + row_number() over (order by day, agent_id, fact),
                   $now, day, agent_id, fact, before, after, loads
            from changes inner join told using (day, fact)
            """,
            {
                "now": self.now,
                "days": [day for day, _ in told],
                "facts": [fact for _, fact in told],
                "loads": list(told.values()),
            },
        )


def _sums() -> str:
    sums = ", ".join(f"sum({fact})::bigint as {fact}" for fact in dict.fromkeys((*RESTATED, *facts_of_presence())))
    return f"select day, agent_id, {sums} from next.facts where day in (from shown_days) group by day, agent_id"


def _changes() -> str:
    """Agent, day and fact by line, where it is not what it was."""
    names = ", ".join(f"'{fact}'" for fact in RESTATED)
    before, after = (
        ", ".join(f"coalesce(facts_{when}.{fact}, 0)" for fact in RESTATED) for when in ("before", "after")
    )
    return f"""
        with lines as (
            select day, agent_id, unnest([{names}]) as fact, unnest([{before}]) as before, unnest([{after}]) as after
            from facts_before full join facts_after using (day, agent_id)
            where ({before}) <> ({after})
        )
        select * from lines where before <> after
    """
