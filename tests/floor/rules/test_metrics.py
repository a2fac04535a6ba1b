import pytest

from floor.rules.facts import FACTS
from floor.rules.metric import Metric, needs
from floor.rules.metrics import METRICS

AT_LEAST = {
    "dials",
    "contacts",
    "contact_rate",
    "orders",
    "revenue",
    "conversion",
    "orders_per_hour",
    "revenue_per_hour",
    "dials_per_hour",
    "average_talk_time",
    "average_handle_time",
    "contacts_per_order",
    "first_call_resolution",
    "cancellation_rate",
    "occupancy",
    "quality_score",
}

every_metric = pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS.keys())


def test_the_catalogue_has_every_metric_the_floor_was_promised() -> None:
    assert METRICS.keys() >= AT_LEAST


def test_names_are_not_used_twice() -> None:
    assert len({metric.name for metric in METRICS.values()}) == len(METRICS)


@every_metric
def test_a_metric_is_made_of_facts_that_exist(metric: Metric) -> None:
    assert set(needs(metric)) <= set(FACTS)


@every_metric
def test_a_definition_is_one_sentence_and_names_its_source(metric: Metric) -> None:
    assert metric.definition.endswith(".")
    assert metric.definition.count(". ") == 0
    assert metric.source


@every_metric
def test_a_rate_has_a_smallest_sample_with_a_reason_and_a_sum_has_none(metric: Metric) -> None:
    has_sample = (bool(metric.sample), metric.smallest_sample > 0, bool(metric.sample_reason))

    assert set(has_sample) == {not metric.is_sum}


@every_metric
def test_a_share_of_one_is_scaled_by_nothing(metric: Metric) -> None:
    scales = {"per_hour": 3600, "money_per_hour": 3600}

    assert metric.scale == scales.get(metric.unit, 1)
