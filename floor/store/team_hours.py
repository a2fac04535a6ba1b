"""From when to when a team works, where it does not work the floor's hours."""

from dataclasses import dataclass
from datetime import date, time

from sqlmodel import Session, col, select

from floor.store.models import Team, TeamHours
from floor.store.setting_values import people_changed


@dataclass(frozen=True)
class KnownHours:
    """A team's hours from a day on."""

    team_id: int
    team: str
    day_from: date
    opens_at: time
    closes_at: time


def known_hours(session: Session) -> tuple[KnownHours, ...]:
    """By team, the newest first."""
    rows = session.exec(
        select(TeamHours, Team.name)
        .join(Team, col(Team.id) == TeamHours.team_id)
        .order_by(col(Team.name), col(TeamHours.day_from).desc())
    )
    return tuple(_known(one, team) for one, team in rows)


def hours_from(session: Session, team: str, day_from: date) -> KnownHours | None:
    """Those that begin on just that day, if there are any."""
    found = session.exec(
        select(TeamHours, Team.name)
        .join(Team, col(Team.id) == TeamHours.team_id)
        .where(Team.name == team, col(TeamHours.day_from) == day_from)
    ).one_or_none()
    return None if found is None else _known(*found)


def team_id_of(session: Session, team: str) -> int | None:
    """The number of a team, if there is one of that name."""
    return session.exec(select(Team.id).where(Team.name == team)).one_or_none()


def put_hours(session: Session, one: KnownHours) -> None:
    """From that day on these are the team's hours; others from the same day are replaced."""
    session.merge(
        TeamHours(
            team_id=one.team_id,
            day_from=one.day_from,
            opens_at=f"{one.opens_at:%H:%M}",
            closes_at=f"{one.closes_at:%H:%M}",
        )
    )
    people_changed(session)


def remove_hours(session: Session, one: KnownHours) -> None:
    """Let the hours before count on, or the floor's where there are none before."""
    session.delete(session.get_one(TeamHours, (one.team_id, one.day_from)))
    people_changed(session)


def _known(one: TeamHours, team: str) -> KnownHours:
    return KnownHours(
        one.team_id, team, one.day_from, time.fromisoformat(one.opens_at), time.fromisoformat(one.closes_at)
    )
