"""Whatever targets go out as a file, they come in again as no change."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.table_upload import read_table
from floor.rules.metrics import METRICS
from floor.rules.target import SPANS, Target
from floor.rules.target_change import Changes
from floor.rules.target_figure import exact, figure_flaw
from floor.store.sheet import Sheet
from floor.store.sheet_csv import csv_bytes
from floor.store.sheet_xlsx import xlsx_bytes
from floor.store.target_import import NEEDED, FilePlan, FileRow, Setting, plan_file
from floor.store.target_records import Known
from floor.store.target_sheet import target_sheet

NAMES = ("North", "=SUM(A1)", "'=x", '"quoted", and; more', "华东 一组", "-5", "007", "1e5", "2026-12-01", "yes")
KNOWN = Known(
    {name: n for n, name in enumerate(NAMES)}, {name: n for n, name in enumerate(NAMES)}, {}, frozenset(NAMES)
)
FIGURES_FROM = date(2026, 12, 1)
PLACES = 2


@st.composite
def targets(draw: st.DrawFn) -> tuple[Target, ...]:
    found: list[Target] = []
    for number in range(1, draw(st.integers(1, 12))):
        metric = METRICS[draw(st.sampled_from(sorted(METRICS)))]
        whole = metric.is_sum or metric.unit == "duration"
        places = PLACES if metric.unit in {"money", "money_per_hour"} else 0 if whole else 4
        figure = exact(metric, draw(st.decimals(0, 100, places=places)) + Decimal(0), PLACES)
        assert figure_flaw(metric, figure, PLACES) is None
        whom = draw(st.sampled_from(["floor", "team", "level", "person"]))
        name = "" if whom == "floor" else draw(st.sampled_from(NAMES))
        span, first = draw(st.sampled_from(SPANS)), draw(st.dates(date(2026, 1, 1), date(2027, 3, 1)))
        ends = draw(st.none() | st.integers(0, 90))
        found.append(
            Target(
                number,
                whom,  # type: ignore[arg-type]
                name,
                metric.key,
                span,
                figure,
                first,
                None if ends is None else first + timedelta(days=ends),
                draw(st.booleans()),
                first + timedelta(days=30) if span == "own" else None,
            )
        )
    return tuple(found)


@pytest.mark.parametrize(("kind", "write"), [("csv", csv_bytes), ("xlsx", xlsx_bytes)])
@settings(max_examples=40)
@given(found=targets())
def test_what_goes_out_comes_in_as_no_change(
    kind: str, write: Callable[[Sheet], bytes], found: tuple[Target, ...]
) -> None:
    content = write(target_sheet(found, KNOWN, "Targets", "USD", PLACES))
    rows = [FileRow(one.line, one.cells) for one in read_table(f"targets.{kind}", content, NEEDED)]
    assert plan_file(rows, Setting(found, KNOWN, FIGURES_FROM, PLACES)) == FilePlan(Changes(), (), len(found))
