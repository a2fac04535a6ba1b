"""The book of targets as the records have it: working days, who is at work, and every target that was ever set."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import time
from fractions import Fraction
from typing import cast

from sqlmodel import Session, col, select

from floor.rules.ramp import NO_RAMP
from floor.rules.target import Span, Target, Whom
from floor.rules.target_book import Member, TargetBook
from floor.rules.working_days import Away, DayKind, OwnHours, OwnWeek, Presence, SpecialDay, WorkingDays
from floor.store.floor_weeks import fractions, read_floor_weeks
from floor.store.models import Absence, SpecialDayRecord, TargetRecord, Team, TeamHours, WorkWeek
from floor.store.people import known_people
from floor.store.setting_values import read_setting

RAMP = "ramp"


def read_target_book(session: Session) -> TargetBook:
    """Read it all."""
    away, weeks = _away(session), _weeks(session)
    people = [person for person in known_people(session) if person.agent_ids]
    members = tuple(
        Member(
            person.agent_id,
            person.details.level,
            person.stays,
            Presence(
                person.details.hire_date, person.details.left_date, away[person.person_id], weeks[person.person_id]
            ),
        )
        for person in people
    )
    keys = {person.person_id: person.agent_id for person in people}
    return TargetBook(
        read_working_days(session), _targets(session, keys), members, read_ramp(session), _team_hours(session)
    )


def read_working_days(session: Session) -> WorkingDays:
    """The floor's week and the days that are not like it."""
    special = {
        one.day: SpecialDay(one.day, DayKind(one.kind), Fraction(one.share), one.reason)
        for one in session.exec(select(SpecialDayRecord))
    }
    week, weeks = read_floor_weeks(session)
    return WorkingDays(week, special, weeks)


def read_ramp(session: Session) -> tuple[Fraction, ...]:
    """The share of a target that is asked in each week after hiring."""
    return fractions(read_setting(session, RAMP)) or NO_RAMP


def _away(session: Session) -> dict[int, tuple[Away, ...]]:
    found: dict[int, tuple[Away, ...]] = defaultdict(tuple)
    for one in session.exec(select(Absence).order_by(col(Absence.day_from), col(Absence.id))):
        found[one.person_id] += (Away(one.day_from, one.day_to, Fraction(one.share), one.reason),)
    return found


def _weeks(session: Session) -> dict[int, tuple[OwnWeek, ...]]:
    found: dict[int, tuple[OwnWeek, ...]] = defaultdict(tuple)
    for one in session.exec(select(WorkWeek).order_by(col(WorkWeek.day_from))):
        found[one.person_id] += (OwnWeek(one.day_from, fractions(one.week)),)
    return found


def _targets(session: Session, keys: Mapping[int, str]) -> tuple[Target, ...]:
    teams = dict(session.exec(select(Team.id, Team.name)).all())
    return tuple(
        Target(
            one.id,
            cast("Whom", one.whom),
            _name(one, teams, keys),
            one.metric,
            cast("Span", one.span),
            Fraction(one.figure),
            one.day_from,
            one.day_to,
            one.exact,
            one.period_to,
        )
        for one in session.exec(select(TargetRecord).order_by(col(TargetRecord.id)))
        if one.person_id is None or one.person_id in keys
    )


def _team_hours(session: Session) -> tuple[OwnHours, ...]:
    found = session.exec(
        select(TeamHours, Team.name).join(Team, col(Team.id) == TeamHours.team_id).order_by(col(TeamHours.day_from))
    )
    return tuple(
        OwnHours(team, one.day_from, time.fromisoformat(one.opens_at), time.fromisoformat(one.closes_at))
        for one, team in found
    )


def _name(one: TargetRecord, teams: Mapping[int, str], keys: Mapping[int, str]) -> str:
    if one.team_id is not None:
        return teams[one.team_id]
    return keys[one.person_id] if one.person_id is not None else one.level
