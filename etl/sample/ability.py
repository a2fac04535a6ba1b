"""What each person can do on a day: skill, learning curve, drift and form of the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from etl.sample.arrays import Floats
from etl.sample.people import TEAM_CONVERSION, Person, Story

# Days since the floor's first day. A story is told once, in the last weeks of the first half-year, and then stays told.
STORY_BEGINS_AFTER = 146
STORY_ENDS_AFTER = 176
STORY_FACTOR = {Story.STEADY: 1.0, Story.IMPROVES: 1.8, Story.SLUMPS: 0.45}

WORST_CONVERSION = 0.022
BEST_CONVERSION = 0.57
# Above 1: many are middling, few are very good.
STEEPNESS = 1.85
LEARNING_DAYS = 30
HIGHEST_CONVERSION = 0.65


@dataclass(frozen=True)
class Abilities:
    """By person: chance that a contact buys, factor on reaching people, factor on the time everything takes."""

    conversion: Floats
    reach: Floats
    slowness: Floats


def abilities(people: Sequence[Person], first_day: date, day: date, rng: np.random.Generator) -> Abilities:
    """What these people can do that day; `rng` draws the form of the day."""
    learnt = _learnt(np.array([(day - person.hired).days for person in people]))
    skill = np.array([person.skill for person in people])
    form = rng.lognormal(-0.01, 0.14, len(people))
    conversion = WORST_CONVERSION + (BEST_CONVERSION - WORST_CONVERSION) * skill**STEEPNESS
    conversion *= learnt * form * _drift(people, (day - first_day).days) * _team(people)
    return Abilities(
        np.minimum(conversion, HIGHEST_CONVERSION),
        np.array([person.reach for person in people]),
        np.array([person.slowness for person in people]) * (1.25 - 0.25 * learnt),
    )


def _learnt(days_here: Floats) -> Floats:
    """The learning curve: three tenths on the first day, nearly everything after three months."""
    return 1 - 0.7 * np.exp(-days_here / LEARNING_DAYS)


def _drift(people: Sequence[Person], day_number: int) -> Floats:
    """Slow waves of everybody's own, and the stories of a few."""
    phase = np.array([person.phase for person in people])
    told = np.interp(day_number, (STORY_BEGINS_AFTER, STORY_ENDS_AFTER), (0, 1))
    story = np.array([1 + (STORY_FACTOR[person.story] - 1) * told for person in people])
    return np.asarray(story * (1 + 0.08 * np.sin(2 * np.pi * (day_number / (60 + 40 * phase) + phase))))


def _team(people: Sequence[Person]) -> Floats:
    return np.array([1.0 if person.team is None else TEAM_CONVERSION[person.team] for person in people])
