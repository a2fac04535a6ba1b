"""Hires the people of the sample floor: everybody who will ever work there, known from the start."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from etl.sample.ability import STORY_ENDS_AFTER
from etl.sample.display import display_names
from etl.sample.names import draw_names
from etl.sample.offer import CAMPAIGNS
from etl.sample.people import FRIDAY, TEAMS, Move, Person, Story
from etl.sample.seats import Stint, stints
from etl.sample.seeds import Purpose, generator
from etl.sample.shifts import SHIFTS

STRANGER_NUMBER = 777
STRANGER_ID = f"ag_{STRANGER_NUMBER}"
FIRST_NUMBER = 101
SUNDAY = 6
SUNDAY_SEAT_ONE_IN = 5
# Who sells for another campaign than most of the team.
LENT_CHANCE = 0.3
# One in so many of the first staff improves, and one in so many moves team, on one of these days.
IMPROVES_ONE_IN = 20
MOVES_ONE_IN = 15
MOVES_AFTER = (45, 80, 115, 150)
LOWER_MIDDLE, UPPER_MIDDLE = 0.42, 0.75
# Stories are of people who have learnt the work.
SETTLED_DAYS = 120


def hire(seed: int, agents: int, first_day: date) -> tuple[Person, ...]:
    """The whole staff by day of hiring, leavers and later hires too; last the one the roster does not know."""
    rng = generator(seed, first_day, Purpose.ROSTER)
    hired = stints(rng, agents, first_day)
    names = draw_names(rng, len(hired))
    skills = ((rng.permutation(agents) + 0.5) / agents).tolist()
    staff = [
        _person(rng, number, stint, name, shown, skills)
        for number, (stint, name, shown) in enumerate(zip(hired, names, display_names(names), strict=True))
    ]
    return (*_with_stories(staff, hired, first_day), _stranger(rng, first_day))


def _person(
    rng: np.random.Generator, number: int, stint: Stint, name: str, shown: str, skills: Sequence[float]
) -> Person:
    # The first ones cover the whole range evenly, so that every seed has a best and a worst; who follows is drawn.
    skill = skills[stint.seat] if stint.first else float(rng.uniform(0.15, 0.9))
    team = stint.seat % len(TEAMS)
    return Person(
        agent_id=_agent_id(number),
        name=name,
        display_name=shown,
        team=team,
        hired=stint.hired,
        left=stint.left,
        skill=skill,
        reach=float(0.9 + 0.2 * skill + rng.normal(0, 0.05)),
        slowness=float(np.clip(rng.normal(1, 0.12), 0.75, 1.3)),
        cancels=float(np.clip(rng.lognormal(-0.1, 0.45), 0.4, 2.5)),
        phase=float(rng.uniform()),
        shift=SHIFTS[int(rng.choice(len(SHIFTS), p=[shift.share for shift in SHIFTS]))],
        days_off=_days_off(rng, stint.seat),
        campaign=(team + int(rng.random() < LENT_CHANCE)) % len(CAMPAIGNS),
    )


def _agent_id(number: int) -> str:
    number += FIRST_NUMBER
    return f"ag_{number if number < STRANGER_NUMBER else number + 1}"


def _days_off(rng: np.random.Generator, seat: int) -> frozenset[int]:
    """Two days a week. One seat in five works on Sundays, in every team, so that a demonstration lives then too."""
    if (seat + seat // len(TEAMS)) % SUNDAY_SEAT_ONE_IN:
        other = rng.choice(SUNDAY, p=(0.1, 0.1, 0.1, 0.1, 0.15, 0.45))
        return frozenset({SUNDAY, int(other)})
    first = int(rng.integers(0, SUNDAY - 1))
    return frozenset({first, first + 1})


def _with_stories(staff: list[Person], hired: list[Stint], first_day: date) -> list[Person]:
    """A few of the lower middle improve in the last weeks of the half-year, one of the upper middle slumps.

    A few others move team, and one dials under a second id on Fridays.
    """
    settled = first_day - timedelta(days=SETTLED_DAYS)
    stays_until = first_day + timedelta(days=STORY_ENDS_AFTER)
    able = [
        person
        for person, stint in zip(staff, hired, strict=True)
        if stint.first and person.hired <= settled and (person.left is None or person.left > stays_until)
    ]
    seats = sum(stint.first for stint in hired)
    near = sorted(able, key=lambda person: abs(person.skill - LOWER_MIDDLE))
    stories = {person.agent_id: Story.IMPROVES for person in near[: max(1, round(seats / IMPROVES_ONE_IN))]}
    slumps = sorted(able, key=lambda person: abs(person.skill - UPPER_MIDDLE))[:1]
    stories |= {person.agent_id: Story.SLUMPS for person in slumps}
    steady = [person for person in able if person.agent_id not in stories]
    wanted = max(1, round(seats / MOVES_ONE_IN))
    movers = steady[:: max(1, len(steady) // wanted)][:wanted]
    moves = {person.agent_id: _move(person, number, first_day) for number, person in enumerate(movers)}
    at_home = next((one for one in steady if one.agent_id not in moves and FRIDAY not in one.days_off), None)
    return [
        replace(
            person,
            story=stories.get(person.agent_id, Story.STEADY),
            move=moves.get(person.agent_id),
            friday_id=f"{person.agent_id}_home" if person is at_home else "",
        )
        for person in staff
    ]


def _move(person: Person, number: int, first_day: date) -> Move:
    day = first_day + timedelta(days=MOVES_AFTER[number % len(MOVES_AFTER)])
    return Move(day, ((person.team or 0) + 1) % len(TEAMS))


def _stranger(rng: np.random.Generator, first_day: date) -> Person:
    person = _person(rng, 0, Stint(0, first_day - timedelta(days=200), None, first=False), STRANGER_ID, STRANGER_ID, ())
    return replace(person, agent_id=STRANGER_ID, name="Temp Desk 3", display_name=STRANGER_ID, team=None)
