"""What the Targets screen shows, as a link: language-free keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from floor.rules.metrics import METRICS
from floor.rules.target import SPANS, Span
from floor.ui.address import choice_of

View = Literal["set", "all", "split", "file", "ramp"]
VIEWS: tuple[View, ...] = get_args(View)
PARTS = ("view", "metric", "span")


@dataclass(frozen=True)
class TargetsQuery:
    """One view, for a metric and a kind of period."""

    view: View = "set"
    metric: str = "orders"
    span: Span = "month"


def read_targets_address(parameters: Mapping[str, str]) -> TargetsQuery:
    """What a link asks for; the usual choice where nobody knows it."""
    return TargetsQuery(
        choice_of(parameters.get("view"), VIEWS, "set"),
        choice_of(parameters.get("metric"), tuple(METRICS), "orders"),
        choice_of(parameters.get("span"), SPANS, "month"),
    )


def write_targets_address(query: TargetsQuery) -> dict[str, str]:
    """The shortest parameters that are read as this."""
    usual = TargetsQuery()
    return {part: getattr(query, part) for part in PARTS if getattr(query, part) != getattr(usual, part)}
