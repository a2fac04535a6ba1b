"""Whose progress this is: one's own, or that of somebody whom one may see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from floor.rules.access import Permission
from floor.store.records import records
from floor.store.roster import Agent, Roster
from floor.store.row_scope import RowScope, row_scope
from floor.store.viewers import Viewer

RIGHT = Permission.SEE_PROGRESS


class NobodyToSee(Exception):  # noqa: N818 - an answer: the same for who does not exist and for who is out of scope
    """There is no such person among those whose progress one may see."""


class NobodyAskedFor(Exception):  # noqa: N818 - an answer too
    """The reader is nobody on the roster and has asked for nobody. `may_see`: whom they may ask for."""

    def __init__(self, may_see: tuple[Agent, ...]) -> None:
        super().__init__()
        self.may_see = may_see


@dataclass(frozen=True)
class Whom:
    """Whose progress it is, whether it is the reader's own, and whom else they may see."""

    agent: Agent
    own: bool
    may_see: tuple[Agent, ...]


def whom_of(viewer: Viewer, roster: Roster, asked: str | None, today: date) -> Whom:
    """Read anew at every run: who left the team is out of sight at the next click.

    Raises NobodyToSee, NobodyAskedFor.
    """
    with records().reading() as session:
        scope = row_scope(session, viewer, RIGHT, today)
    may_see = _seen(roster, scope, today)
    own = next((one for one in may_see if one.person_id == viewer.person_id), None)
    if asked is None:
        if own is None:
            raise NobodyAskedFor(may_see)
        return Whom(own, own=True, may_see=may_see)
    agent = next((one for one in may_see if one.key == asked), None)
    if agent is None:
        raise NobodyToSee(asked)
    return Whom(agent, own=agent == own, may_see=may_see)


def names_of(people: Sequence[Agent]) -> Mapping[str, str]:
    """By key; two of the same name are told apart by the dialer's."""
    names = [one.name for one in people]
    return {one.key: one.name if names.count(one.name) == 1 else f"{one.name} ({one.key})" for one in people}


def _seen(roster: Roster, scope: RowScope, today: date) -> tuple[Agent, ...]:
    """Everybody of the records whose rows of today are within the scope, by name; a person counts once."""
    ids = _ids(roster, scope, today)
    found = {agent.key: agent for agent in (roster.agent(one, today) for one in ids) if agent.person_id is not None}
    return tuple(sorted(found.values(), key=lambda one: (one.name.casefold(), one.key)))


def _ids(roster: Roster, scope: RowScope, today: date) -> Iterable[str]:
    if scope.spans is None:
        return roster.agent_ids()
    return [span.agent_id for span in scope.spans if span.day_from <= today <= span.day_to]
