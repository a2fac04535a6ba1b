"""The line of small steps beside a row: the hours of a day, or the last eight weeks or months."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import isnan
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from floor.rules.metrics import Metric, needs, shape, values
from floor.rules.periods import Period
from floor.store.tallies import sums
from floor.store.warehouse import Warehouse

STEPS = 8
HOUR = timedelta(hours=1)

Trend = tuple[float | None, ...]


@dataclass(frozen=True)
class Trends:
    """Facts by agent and step, of which any grouping of agents gets its lines.

    `amounts` has the axes fact, agent, step; `worked` (agent, step) tells no facts from facts that are zero.
    """

    metric: Metric
    measure: Callable[[Metric, pd.DataFrame], pd.Series]
    agents: Sequence[str]
    amounts: npt.NDArray[np.int64]
    worked: npt.NDArray[np.bool_]

    def lines(self, group_of: Callable[[str], str]) -> dict[str, Trend]:
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


def read_trends(warehouse: Warehouse, metric: Metric, period: Period, campaign: str | None) -> Trends:
    """Read the facts of the steps that end with this period."""
    if period.kind == "day":
        rows = _read(warehouse, "trend_by_hour", metric, period, period, campaign)
        # An hour is small: by its smallest sample every hour would be "too few", and the line shows no number.
        return _trends(metric, shape, rows, _hours([row[1] for row in rows]))
    periods = period.like(STEPS)
    rows = _read(warehouse, f"trend_by_{period.kind}", metric, periods[0], period, campaign)
    return _trends(metric, values, rows, [step.starts_at for step in periods])


Row = tuple[Any, ...]


def _read(
    warehouse: Warehouse, sql: str, metric: Metric, first: Period, last: Period, campaign: str | None
) -> list[Row]:
    span = {"day_from": first.day_from, "day_to": last.day_to, "campaign": campaign}
    return warehouse.rows(sql, span, columns=sums(needs(metric)))


def _trends(
    metric: Metric, measure: Callable[[Metric, pd.DataFrame], pd.Series], rows: list[Row], slots: list[datetime]
) -> Trends:
    agents = list(dict.fromkeys(str(row[0]) for row in rows))
    place, step = {agent: n for n, agent in enumerate(agents)}, {slot: n for n, slot in enumerate(slots)}
    at = [place[row[0]] for row in rows], [step[row[1]] for row in rows]
    amounts = np.zeros((len(needs(metric)), len(agents), len(slots)), dtype=np.int64)
    worked = np.zeros((len(agents), len(slots)), dtype=bool)
    if rows:
        amounts[:, *at] = np.array([row[2:] for row in rows], dtype=np.int64).T
        worked[at] = True
    return Trends(metric, measure, agents, amounts, worked)


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
