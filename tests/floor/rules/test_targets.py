from fractions import Fraction

import pytest

from floor.rules.metrics import METRICS
from floor.rules.targets import TARGETS, is_met, plain_figure
from tests.cases_of import Case, cases, exact


@cases("targets")
def test_target(case: Case) -> None:
    price = exact(case.get("list_price_minor"))

    target = plain_figure(METRICS[case["metric"]], price)

    assert target == exact(case["target"])


def test_every_target_belongs_to_a_metric_and_has_a_reason() -> None:
    assert TARGETS.keys() <= METRICS.keys()
    assert all(target.reason for target in TARGETS.values())


def test_the_targets_of_rates_agree_with_those_of_the_sums_they_are_made_of() -> None:
    figure = {key: target.figure for key, target in TARGETS.items()}

    assert figure["contact_rate"] == figure["contacts"] / figure["dials"]
    assert figure["contacts_per_order"] == figure["contacts"] / figure["orders"]
    assert figure["conversion"] == pytest.approx(float(figure["orders"] / figure["contacts"]), abs=0.005)
    assert figure["orders_per_hour"] / figure["dials_per_hour"] == figure["orders"] / figure["dials"]


@pytest.mark.parametrize(
    ("metric", "value", "met"),
    [
        ("orders", 3, False),
        ("orders", 4, True),
        ("orders", 5, True),
        ("cancellation_rate", "11/100", False),
        ("cancellation_rate", "10/100", True),
        ("cancellation_rate", "9/100", True),
    ],
)
def test_a_target_is_met_at_the_figure_and_on_its_better_side(metric: str, value: str | int, met: bool) -> None:
    target = plain_figure(METRICS[metric])

    assert is_met(METRICS[metric], Fraction(value), target) is met


def test_too_few_to_say_or_no_target_is_not_met() -> None:
    assert not is_met(METRICS["orders"], None, Fraction(4))
    assert not is_met(METRICS["orders"], Fraction(4), None)
