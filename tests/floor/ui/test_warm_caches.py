"""A cache is shared by all readers: what it was warmed with by one must never reach another."""

from pathlib import Path

import pytest
import streamlit as st

from floor.store.order_list import read_order_list
from tests.access_floor import DAY, EVERYBODY, TEAMS, access_floor, leaked, sign_in_as
from tests.opened import opened_page

PAGE = Path(__file__).parents[3] / "pages" / "everyone" / "orders.py"
# Two of them have the same rights, so that a second reader of the same rows is among the pairs.
SEEN = {
    ("agent", "ada"): frozenset({"ada"}),
    ("agent", "bo"): frozenset({"bo"}),
    ("agent", "cy"): frozenset({"cy"}),
    ("lead", "lena"): frozenset(TEAMS["North"]),
    ("lead", "lars"): frozenset(TEAMS["South"]),
    ("agent", "lena"): frozenset({"lena"}),
    ("manager", None): EVERYBODY,
    ("administrator", None): EVERYBODY,
}


def shown(user: dict[str, str]) -> frozenset[str]:
    """Whose orders the page shows to them."""
    page = opened_page(PAGE, user, day=str(DAY))
    assert not page.exception
    return leaked("".join(component.proto.json for component in page.get("bidi_component")))


@pytest.mark.timeout(300)
def test_no_pair_of_readers_gets_each_others_and_a_second_visit_is_a_hit(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    access_floor(house)
    users = {who: sign_in_as(*who) for who in SEEN}
    reads: list[object] = []

    def counted(*asked: object) -> object:
        reads.append(asked)
        return read_order_list(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr("floor.ui.cached.read_order_list", counted)
    wrong, misses, pairs = 0, 0, 0
    for first, user in users.items():
        st.cache_resource.clear()
        wrong += shown(user) != SEEN[first]
        # Each of the others comes upon what the first one, and more and more of them, have left behind.
        for second in SEEN.keys() - {first}:
            pairs += 1
            wrong += shown(users[second]) != SEEN[second]
    reads.clear()
    for who, user in users.items():
        wrong += shown(user) != SEEN[who]
        misses += len(reads)
    print(f"{pairs} ordered pairs: {wrong} results of another, {misses} misses at a second visit")  # noqa: T201 - the figure
    assert (wrong, misses) == (0, 0)
