"""The book of targets as the records have it: working days, who is at work, and every target that was ever set."""

from collections.abc import Mapping
from fractions import Fraction
from typing import cast

from sqlmodel import Session, col, select

from floor.rules.ramp import NO_RAMP
from floor.rules.target import Span, Target, Whom
from floor.rules.target_book import Member, TargetBook
from floor.rules.working_days import OwnHours, Presence
from floor.store.absences import absences_by_person
from floor.store.calendar_days import read_working_days
from floor.store.floor_weeks import fractions
from floor.store.models import TargetRecord, Team
from floor.store.own_weeks import known_weeks
from floor.store.people import known_people
from floor.store.setting_values import read_setting
from floor.store.team_hours import known_hours

RAMP = "ramp"


def read_target_book(session: Session) -> TargetBook:
    """Read it all."""
    away, weeks = absences_by_person(session), known_weeks(session)
    people = [person for person in known_people(session) if person.agent_ids]
    members = tuple(
        Member(
            person.agent_id,
            person.details.level,
            person.stays,
            Presence(
                person.details.hire_date,
                person.details.left_date,
                away.get(person.person_id, ()),
                weeks.get(person.person_id, ()),
            ),
        )
        for person in people
    )
    keys = {person.person_id: person.agent_id for person in people}
    return TargetBook(
        read_working_days(session), _targets(session, keys), members, read_ramp(session), _team_hours(session)
    )


def read_ramp(session: Session) -> tuple[Fraction, ...]:
    """The share of a target that is asked in each week after hiring."""
    return fractions(read_setting(session, RAMP)) or NO_RAMP


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
    return tuple(OwnHours(one.team, one.day_from, one.opens_at, one.closes_at) for one in known_hours(session))


def _name(one: TargetRecord, teams: Mapping[int, str], keys: Mapping[int, str]) -> str:
    if one.team_id is not None:
        return teams[one.team_id]
    return keys[one.person_id] if one.person_id is not None else one.level
