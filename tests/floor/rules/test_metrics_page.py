from pathlib import Path

from floor.rules.metrics import METRICS
from floor.rules.metrics_page import formula, markdown

PAGE = Path(__file__).parents[3] / "docs" / "metrics.md"


def test_the_page_in_docs_is_the_catalogue() -> None:
    assert PAGE.read_text(encoding="utf-8") == markdown(), "run: python -m floor metrics --markdown > docs/metrics.md"


def test_a_formula_is_written_in_the_names_of_the_facts() -> None:
    assert formula(METRICS["occupancy"]) == (
        "(talk_seconds + hold_seconds + wrap_seconds) / (login_seconds - pause_seconds)"
    )
    assert formula(METRICS["orders_per_hour"]) == "orders × 3600 / login_seconds"
    assert formula(METRICS["orders"]) == "orders"
