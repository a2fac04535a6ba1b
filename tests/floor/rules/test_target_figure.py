from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.rules.metrics import METRICS
from floor.rules.target_figure import FigureFlaw, as_kept, exact, figure_flaw, written


@pytest.mark.parametrize(
    ("metric", "text", "figure"),
    [
        ("orders", "120", Fraction(120)),
        ("revenue", "1234.56", Fraction(123456)),
        ("revenue_per_hour", "99.5", Fraction(9950)),
        ("conversion", "18.25", Fraction(1825, 10_000)),
        ("average_talk_time", "185", Fraction(185)),
        ("quality_score", "82.5", Fraction(165, 2)),
        ("orders_per_hour", "0.5", Fraction(1, 2)),
    ],
)
def test_a_figure_is_written_in_the_unit_that_people_see(metric: str, text: str, figure: Fraction) -> None:
    assert exact(METRICS[metric], Decimal(text), 2) == figure
    assert written(METRICS[metric], figure, 2) == Fraction(text)
    assert figure_flaw(METRICS[metric], figure, 2) is None


@pytest.mark.parametrize(
    ("metric", "text", "flaw"),
    [
        ("orders", "-1", FigureFlaw.NEGATIVE),
        ("orders", "12.5", FigureFlaw.NOT_WHOLE),
        ("orders", "1000000000001", FigureFlaw.TOO_LARGE),
        ("revenue", "12.345", FigureFlaw.NOT_WHOLE),
        ("conversion", "100.1", FigureFlaw.TOO_LARGE),
        ("conversion", "12.34567", FigureFlaw.TOO_FINE),
        ("quality_score", "101", FigureFlaw.TOO_LARGE),
        ("average_talk_time", "185.5", FigureFlaw.NOT_WHOLE),
    ],
)
def test_what_cannot_be_a_target_is_told_by_its_flaw(metric: str, text: str, flaw: FigureFlaw) -> None:
    assert figure_flaw(METRICS[metric], exact(METRICS[metric], Decimal(text), 2), 2) is flaw


@given(st.sampled_from(sorted(METRICS)), st.decimals(0, 100, places=4))
def test_what_is_kept_is_exactly_what_was_written(metric: str, text: Decimal) -> None:
    figure = exact(METRICS[metric], text, 2)
    assert Fraction(as_kept(figure)) == figure
    assert written(METRICS[metric], figure, 2) == Fraction(text)


def test_a_third_has_no_exact_decimal() -> None:
    with pytest.raises(ValueError, match="1/3"):
        as_kept(Fraction(1, 3))
