from datetime import date

import pytest

from floor.store.progress import ProgressQuery
from floor.ui.progress.address import read_progress_address, write_progress_address

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "query",
    [
        ProgressQuery(TODAY),
        ProgressQuery(TODAY, "month", "ada"),
        ProgressQuery(date(2026, 10, 3), "month"),
        ProgressQuery(date(2026, 11, 19), "day", "bo"),
    ],
)
def test_a_link_is_read_as_it_was_written(query: ProgressQuery) -> None:
    assert read_progress_address(write_progress_address(query, TODAY), TODAY) == (query, {})


def test_the_plain_page_has_a_plain_link_and_a_month_that_runs_no_day() -> None:
    assert write_progress_address(ProgressQuery(TODAY), TODAY) == {}
    assert write_progress_address(ProgressQuery(date(2026, 11, 3), "month"), TODAY) == {"kind": "month"}


def test_what_nobody_knows_in_a_link_is_told_and_the_default_stands_in() -> None:
    query, unknown = read_progress_address({"kind": "week", "day": "soon"}, TODAY)
    assert (query, unknown) == (ProgressQuery(TODAY), {"kind": "week", "day": "soon"})
