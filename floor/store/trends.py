"""The line of small steps beside a row: the hours of a day, or the last eight weeks or months."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import isnan
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from floor.rules.metrics import Metric, needs, shape, values
from floor.rules.periods import Period
from floor.store.roster import Agent, Roster
from floor.store.tallies import as_lists, sums
from floor.store.warehouse import Warehouse

STEPS = 8
HOUR = timedelta(hours=1)

Trend = tuple[float | None, ...]


@dataclass(frozen=True)
class Trends:
    """Facts by agent and step, of which any grouping of agents gets its lines.

    `amounts` has the axes fact, agent, step; `worked` (agent, step) tells no facts from facts that are zero. Somebody
    with several dialer ids, or in several teams on these days, is several agents here.
    """

    metric: Metric
    measure: Callable[[Metric, pd.DataFrame], pd.Series]
    agents: Sequence[Agent]
    amounts: npt.NDArray[np.int64]
    worked: npt.NDArray[np.bool_]

    def of_team(self, team: str | None) -> "Trends":
        """Return the facts of the days in that team alone; None: all of them."""
        if team is None:
            return self
        kept = [n for n, agent in enumerate(self.agents) if agent.team == team]
        agents = [self.agents[n] for n in kept]
        return replace(self, agents=agents, amounts=self.amounts[:, kept], worked=self.worked[kept])

    def lines(self, group_of: Callable[[Agent], str]) -> dict[str, Trend]:
        """Return each group's line; a step without facts, or with too few, is None."""
        codes, groups = pd.factorize(np.array([group_of(agent) for agent in self.agents], dtype=object))
        shape_of_all = (len(groups), self.worked.shape[1])
        worked = np.zeros(shape_of_all, dtype=bool)
        np.logical_or.at(worked, codes, self.worked)
        facts = zip(needs(self.metric), self.amounts, strict=True)
        summed = {fact: _grouped(amounts, codes, shape_of_all) for fact, amounts in facts}
        measured = self.measure(self.metric, pd.DataFrame(summed)).to_numpy().reshape(shape_of_all)
        rows = np.where(worked, measured, np.nan).tolist()
        return {group: _line(row) for group, row in zip(groups.tolist(), rows, strict=True)}


def read_trends(warehouse: Warehouse, roster: Roster, metric: Metric, period: Period, campaign: str | None) -> Trends:
    """Read the facts of the steps that end with this period."""
    if period.kind == "day":
        rows = _read(warehouse, roster, metric, (period,), campaign)
        # An hour is small: by its smallest sample every hour would be "too few", and the line shows no number.
        return _trends(metric, shape, roster, rows, _hours([row[2] for row in rows]))
    periods = period.like(STEPS)
    rows = _read(warehouse, roster, metric, periods, campaign)
    return _trends(metric, values, roster, rows, [step.starts_at for step in periods])


Row = tuple[Any, ...]
STEPS_OF = {"day": "trend_by_hour", "week": "trend_by_week", "month": "trend_by_month"}


def _read(
    warehouse: Warehouse, roster: Roster, metric: Metric, periods: tuple[Period, ...], campaign: str | None
) -> list[Row]:
    day_from, day_to = periods[0].day_from, periods[-1].day_to
    span = {"day_from": day_from, "day_to": day_to, "campaign": campaign}
    stays = as_lists(roster.stays(day_from, day_to))
    return warehouse.rows(STEPS_OF[periods[0].kind], {**span, **stays}, columns=sums(needs(metric)))


def _trends(
    metric: Metric,
    measure: Callable[[Metric, pd.DataFrame], pd.Series],
    roster: Roster,
    rows: list[Row],
    slots: list[datetime],
) -> Trends:
    who = [row[:2] for row in rows]
    agents = list(dict.fromkeys(who))
    place, step = {agent: n for n, agent in enumerate(agents)}, {slot: n for n, slot in enumerate(slots)}
    at = [place[one] for one in who], [step[row[2]] for row in rows]
    amounts = np.zeros((len(needs(metric)), len(agents), len(slots)), dtype=np.int64)
    worked = np.zeros((len(agents), len(slots)), dtype=bool)
    if rows:
        amounts[:, *at] = np.array([row[3:] for row in rows], dtype=np.int64).T
        worked[at] = True
    return Trends(metric, measure, [roster.agent(*agent) for agent in agents], amounts, worked)


def _hours(worked: list[datetime]) -> list[datetime]:
    """Every hour from the first to the last one worked."""
    if not worked:
        return []
    first, last = min(worked), max(worked)
    return [first + n * HOUR for n in range((last - first) // HOUR + 1)]


def _grouped(
    amounts: npt.NDArray[np.int64], codes: npt.NDArray[np.intp], shape_of_all: tuple[int, int]
) -> npt.NDArray[np.int64]:
    grouped = np.zeros(shape_of_all, dtype=np.int64)
    np.add.at(grouped, codes, amounts)
    return grouped.ravel()


def _line(row: list[float]) -> Trend:
    return tuple(None if isnan(step) else step for step in row)
