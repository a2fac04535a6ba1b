import math
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.rules.facts import FACTS
from floor.rules.metric import Metric, needs, shape, value, values
from floor.rules.metrics import METRICS
from tests.cases_of import CASES, Case, cases, exact

Facts = dict[str, int]

metrics = st.sampled_from(sorted(METRICS)).map(METRICS.__getitem__)
# Small numbers fall about the smallest samples, large ones are months of a whole floor.
amounts = st.integers(0, 40) | st.integers(0, 20_000_000)
hours = st.fixed_dictionaries(dict.fromkeys(FACTS, amounts))


def added(rows: list[Facts]) -> Facts:
    return {fact: sum(row[fact] for row in rows) for fact in FACTS}


@cases("metrics")
def test_value(case: Case) -> None:
    facts = dict.fromkeys(FACTS, 0) | case["facts"]

    assert value(METRICS[case["metric"]], facts) == exact(case["value"])


@pytest.mark.parametrize("key", METRICS)
def test_every_metric_has_a_case(key: str) -> None:
    assert f"metric: {key}\n" in (CASES / "metrics.yaml").read_text(encoding="utf-8")


@given(metrics, st.lists(hours, min_size=1, max_size=8), st.data())
def test_a_value_is_the_same_however_the_facts_were_grouped_on_the_way(
    metric: Metric, rows: list[Facts], data: st.DataObject
) -> None:
    groups = data.draw(st.lists(st.integers(0, 2), min_size=len(rows), max_size=len(rows)))
    subtotals = [added([row for row, group in zip(rows, groups, strict=True) if group == g]) for g in range(3)]

    assert value(metric, added(subtotals)) == value(metric, added(rows))


@given(metrics, st.lists(hours, min_size=1, max_size=8))
def test_a_rate_of_a_team_lies_between_those_of_its_agents(metric: Metric, rows: list[Facts]) -> None:
    agents = [value(metric, row) for row in rows]
    team = value(metric, added(rows))

    if not metric.is_sum and None not in agents:
        assert min(agents) <= team <= max(agents)


@given(metrics, st.lists(hours, min_size=1, max_size=8))
def test_a_sum_of_a_team_is_the_sum_of_its_agents(metric: Metric, rows: list[Facts]) -> None:
    if metric.is_sum:
        assert value(metric, added(rows)) == sum(value(metric, row) for row in rows)


@given(metrics, st.lists(hours, min_size=1, max_size=8))
def test_a_frame_and_a_single_row_have_the_same_values(metric: Metric, rows: list[Facts]) -> None:
    column = values(metric, pd.DataFrame(rows))

    expected = [value(metric, row) for row in rows]
    assert [None if math.isnan(number) else number for number in column] == [
        None if exact is None else float(exact) for exact in expected
    ]


@given(metrics, hours)
def test_a_value_needs_no_other_facts_than_those_it_names(metric: Metric, row: Facts) -> None:
    named = {fact: row[fact] for fact in needs(metric)}

    assert value(metric, named) == value(metric, row)


def test_the_shape_of_a_line_is_drawn_from_samples_too_small_for_a_number() -> None:
    hour = pd.DataFrame([{"orders": 1, "contacts": 2}, {"orders": 0, "contacts": 0}])

    assert values(METRICS["conversion"], hour).isna().all()
    assert shape(METRICS["conversion"], hour).tolist()[0] == 0.5
    assert math.isnan(shape(METRICS["conversion"], hour).tolist()[1])


def test_a_frame_without_rows_has_no_values() -> None:
    empty = pd.DataFrame({"orders": pd.Series(dtype="int64")})

    assert values(METRICS["orders"], empty).tolist() == []


def test_a_rate_is_exact() -> None:
    facts = dict.fromkeys(FACTS, 0) | {"contacts": 10, "orders": 3}

    assert value(METRICS["conversion"], facts) == Fraction(3, 10)
