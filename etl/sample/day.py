"""One day of the floor, put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from etl.sample.ability import abilities
from etl.sample.attendance import at_work
from etl.sample.cycles import Cycles, Logouts
from etl.sample.people import Person
from etl.sample.sales import Sale, sales_of
from etl.sample.seeds import Purpose, generator
from etl.sample.workday import Crew, work


@dataclass(frozen=True)
class FloorDay:
    """What happened on a day: call cycles, logouts and the sales of these calls."""

    day: date
    staff: Sequence[Person]
    cycles: Cycles
    logouts: Logouts
    sales: tuple[Sale, ...]


def simulate(seed: int, staff: Sequence[Person], first_day: date, day: date) -> FloorDay:
    """The day as it always is for this seed and first day."""
    places = at_work(seed, staff, first_day, day)
    staff = [person.on(day) for person in staff]
    people = [staff[place] for place in places]
    able = abilities(people, first_day, day, generator(seed, day, Purpose.FORM))
    cycles, logouts = work(Crew(places, people, able), day.weekday(), generator(seed, day, Purpose.CALLS))
    return FloorDay(day, staff, cycles, logouts, sales_of(seed, day, cycles, staff))
