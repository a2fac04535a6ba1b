"""The line of small steps beside a row: the hours of a day, or the last eight weeks or months."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import isnan

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
    """Facts by agent and step, of which any grouping of agents gets its line."""

    metric: Metric
    frame: pd.DataFrame
    slots: Sequence[datetime]
    measure: Callable[[Metric, pd.DataFrame], pd.Series]

    def lines(self, group_of: Callable[[str], str]) -> dict[str, Trend]:
        """Return each group's line; a step without facts, or with too few, is None."""
        groups = self.frame["agent_id"].map(group_of).rename("key")
        summed = self.frame.groupby([groups, "slot"])[list(needs(self.metric))].sum()
        table = self.measure(self.metric, summed).unstack("slot").reindex(columns=list(self.slots))  # noqa: PD010
        return {str(key): _line(row) for key, row in zip(table.index, table.to_numpy().tolist(), strict=True)}


def read_trends(warehouse: Warehouse, metric: Metric, period: Period, campaign: str | None) -> Trends:
    """Read the facts of the steps that end with this period."""
    if period.kind == "day":
        frame = _read(warehouse, "trend_by_hour", metric, period, period, campaign)
        # An hour is small: by its smallest sample every hour would be "too few", and the line shows no number.
        return Trends(metric, frame, _hours(frame["slot"]), shape)
    periods = period.like(STEPS)
    frame = _read(warehouse, f"trend_by_{period.kind}", metric, periods[0], period, campaign)
    return Trends(metric, frame, [step.starts_at for step in periods], values)


def _read(
    warehouse: Warehouse, sql: str, metric: Metric, first: Period, last: Period, campaign: str | None
) -> pd.DataFrame:
    span = {"day_from": first.day_from, "day_to": last.day_to, "campaign": campaign}
    frame = warehouse.frame(sql, span, columns=sums(needs(metric)))
    return frame.astype({"slot": "datetime64[us]"})


def _hours(slots: pd.Series) -> list[datetime]:
    """Every hour from the first to the last one worked."""
    if slots.empty:
        return []
    first, last = slots.min().to_pydatetime(), slots.max().to_pydatetime()
    return [first + n * HOUR for n in range((last - first) // HOUR + 1)]


def _line(row: Sequence[float]) -> Trend:
    return tuple(None if isnan(step) else step for step in row)
