"""Every target as a table to take along, in the very columns that come in again: keys, the same in every language."""

from collections.abc import Sequence

from floor.rules.metrics import METRICS, Metric
from floor.rules.target import Target
from floor.rules.target_figure import written
from floor.store.sheet import Cell, Column, Sheet
from floor.store.target_records import Known

NUMBER, WHOM, NAME, AGENT_ID, METRIC, SPAN, FIGURE, UNIT, DAY_FROM, DAY_TO, PERIOD_TO, PART = COLUMNS = (
    "number",
    "whom",
    "name",
    "agent_id",
    "metric",
    "span",
    "figure",
    "unit",
    "day_from",
    "day_to",
    "period_to",
    "part_of_split",
)
YES = "yes"


def target_sheet(targets: Sequence[Target], known: Known, title: str, currency: str, places: int) -> Sheet:
    """All of them. `unit` and a person's `name` are for whoever reads it and are not read back."""
    kinds = {NUMBER: "whole", FIGURE: "decimal", DAY_FROM: "date", DAY_TO: "date", PERIOD_TO: "date"}
    columns = tuple(Column(name, kinds.get(name, "text")) for name in COLUMNS)  # type: ignore[arg-type]
    return Sheet(title, columns, [_row(one, known, currency, places) for one in targets])


def _row(one: Target, known: Known, currency: str, places: int) -> tuple[Cell, ...]:
    metric = METRICS[one.metric]
    is_person = one.whom == "person"
    return (
        one.number,
        one.whom,
        known.names.get(one.name, "") if is_person else one.name,
        one.name if is_person else "",
        one.metric,
        one.span,
        written(metric, one.figure, places),
        _unit(metric, currency),
        one.day_from,
        one.day_to,
        one.period_to,
        YES if one.exact else "",
    )


def _unit(metric: Metric, currency: str) -> str:
    match metric.unit:
        case "percent":
            return "%"
        case "money" | "money_per_hour":
            return currency
        case "duration":
            return "seconds"
        case _:
            return ""
