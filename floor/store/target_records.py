"""Targets written: a planned change done, and what the audit says of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, delete, select, update

from floor.rules.metrics import METRICS
from floor.rules.target import Target
from floor.rules.target_change import Plan
from floor.rules.target_figure import as_kept, written
from floor.store.models import TargetRecord, Team
from floor.store.people import known_people
from floor.store.setting_values import people_changed

Told = dict[str, dict[str, object]]


@dataclass(frozen=True)
class Known:
    """Whom a target may be for: teams and people by the names that targets know them by, and the levels there are."""

    teams: Mapping[str, int]
    people: Mapping[str, int]
    names: Mapping[str, str]
    levels: frozenset[str]

    def has(self, target: Target) -> bool:
        """Whether there is somebody whom that target is for."""
        match target.whom:
            case "floor":
                return target.name == ""
            case "team":
                return target.name in self.teams
            case "level":
                return target.name in self.levels
            case "person":
                return target.name in self.people

    def called(self, target: Target) -> str:
        """As the audit names whom it is for."""
        if target.whom == "person":
            return f"{self.names.get(target.name, '')} ({target.name})".strip()
        return " ".join(filter(None, (target.whom, target.name)))


def read_known(session: Session) -> Known:
    """Everybody as of now."""
    people = [one for one in known_people(session) if one.agent_ids]
    return Known(
        {name: number for number, name in session.exec(select(Team.id, Team.name))},
        {one.agent_id: one.person_id for one in people},
        {one.agent_id: one.details.name for one in people},
        frozenset(one.details.level for one in people if one.details.level),
    )


def write_plan(session: Session, plan: Plan, known: Known, at: datetime, account_id: int | None) -> None:
    """Do what the plan says; it was made in this session."""
    gone = [one.number for one in plan.removed]
    session.exec(delete(TargetRecord).where(col(TargetRecord.id).in_(gone)))
    for ending in plan.changes.ended:
        if ending.number not in gone:
            change = update(TargetRecord).where(col(TargetRecord.id) == ending.number)
            session.exec(change.values(day_to=ending.last_day))
    session.add_all(_record(one, known, at, account_id) for one in plan.changes.new)
    session.flush()
    people_changed(session)


def told(targets: Iterable[Target], plan: Plan, known: Known, places: int) -> tuple[Told, Told]:
    """Before and after of every target that changes, for the audit."""
    by_number = {one.number: one for one in targets}
    before: Told = {_called(one, known): _said(one, places) for one in plan.removed}
    after: Told = {}
    gone = {one.number for one in plan.removed}
    for ending in plan.changes.ended:
        one = by_number[ending.number]
        if ending.number not in gone:
            before[_called(one, known)] = {"day_to": _day(one.day_to)}
            after[_called(one, known)] = {"day_to": _day(ending.last_day)}
    for new in plan.changes.new:
        after[_called(new, known)] = _said(new, places)
    return before, after


def _called(one: Target, known: Known) -> str:
    return f"{known.called(one)}, {one.metric} {one.span} {one.day_from}"


def _said(one: Target, places: int) -> dict[str, object]:
    metric = METRICS[one.metric]
    unit = {"percent": " %", "duration": " s"}.get(metric.unit, "")
    days = {"day_from": _day(one.day_from), "day_to": _day(one.day_to)}
    own = {"period_to": _day(one.period_to)} if one.period_to else {}
    return {"figure": f"{as_kept(written(metric, one.figure, places))}{unit}", **days, **own}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _record(one: Target, known: Known, at: datetime, account_id: int | None) -> TargetRecord:
    return TargetRecord(
        whom=one.whom,
        team_id=known.teams[one.name] if one.whom == "team" else None,
        person_id=known.people[one.name] if one.whom == "person" else None,
        level=one.name if one.whom == "level" else "",
        metric=one.metric,
        span=one.span,
        figure=as_kept(one.figure),
        day_from=one.day_from,
        day_to=one.day_to,
        period_to=one.period_to,
        exact=one.exact,
        created_at=at,
        created_by=account_id,
    )
