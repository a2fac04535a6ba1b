"""The figures a visitor of a real floor would find plausible."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from etl.sample import SampleFloor
from etl.sample.people import Person, Story

FIRST_DAY = date(2026, 5, 25)
FLOOR = SampleFloor(first_day=FIRST_DAY, today=FIRST_DAY + timedelta(days=183))


class Totals:
    def __init__(self, begin: int, days: int) -> None:
        self.days, self.dials, self.contacts, self.orders = (
            Counter[str](),
            Counter[str](),
            Counter[str](),
            Counter[str](),
        )
        for number in range(begin, begin + days):
            truth = FLOOR.truth(FIRST_DAY + timedelta(days=number))
            self.days.update(truth.dials.keys())
            self.dials.update(truth.dials)
            self.contacts.update(truth.contacts)
            self.orders.update(truth.sold_orders)

    def conversion(self, people: Iterable[Person]) -> float:
        agents = [person.agent_id for person in people]
        return sum(self.orders[agent] for agent in agents) / sum(self.contacts[agent] for agent in agents)


@pytest.fixture(scope="module")
def early() -> Totals:
    return Totals(0, 35)


def test_an_agents_day_has_about_100_dials_22_contacts_and_4_orders(early: Totals) -> None:
    days = early.days.total()
    assert 92 <= early.dials.total() / days <= 112
    assert 20 <= early.contacts.total() / days <= 25
    assert 3.4 <= early.orders.total() / days <= 4.8
    assert 0.15 <= early.orders.total() / early.contacts.total() <= 0.21


def test_the_best_sell_about_11_a_day_and_the_worst_less_than_one(early: Totals) -> None:
    averages = sorted(early.orders[agent] / days for agent, days in early.days.items() if days > 10)
    assert averages[0] < 1
    assert 8.5 < averages[-1] < 13
    assert averages[len(averages) // 4] < 2.5 < averages[3 * len(averages) // 4]


def test_people_have_two_days_off_and_are_sometimes_away(early: Totals) -> None:
    assert all(days <= 25 for days in early.days.values())
    assert early.days.total() < 0.97 * 25 * sum(person.employed(FIRST_DAY) for person in FLOOR.staff)


def test_stories_of_the_last_weeks_show_in_conversion(early: Totals) -> None:
    late = Totals(170, 14)
    stories = {story: [person for person in FLOOR.staff if person.story is story] for story in Story}
    change = {story: late.conversion(people) / early.conversion(people) for story, people in stories.items()}
    assert [len(stories[story]) for story in (Story.IMPROVES, Story.SLUMPS)] == [3, 1]
    assert change[Story.IMPROVES] > 1.35
    assert change[Story.SLUMPS] < 0.65
    assert 0.85 < change[Story.STEADY] < 1.15


def test_new_people_sell_little_at_first_and_then_learn() -> None:
    new = [person for person in FLOOR.staff if timedelta(147) <= person.hired - FIRST_DAY <= timedelta(152)]
    first, later = Totals(148, 12), Totals(210, 12)
    assert len(new) >= 3
    assert later.conversion(new) > 1.5 * first.conversion(new)
