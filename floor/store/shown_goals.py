"""The goals that people chose to show on the boards, as the records have them."""

from collections.abc import Mapping
from fractions import Fraction
from typing import cast

from sqlmodel import Session, col, select

from floor.rules.periods import Kind
from floor.rules.shown_goal import ShownGoal
from floor.store.models import Goal


def read_shown_goals(session: Session, keys: Mapping[int, str]) -> tuple[ShownGoal, ...]:
    """Read those, oldest first. `keys`: the dialer id that stands for a person; who has none stands on no board."""
    found = session.exec(select(Goal).where(col(Goal.on_wall)).order_by(col(Goal.id)))
    return tuple(
        ShownGoal(
            keys[one.person_id], one.metric, cast("Kind", one.span), Fraction(one.figure), one.day_from, one.day_to
        )
        for one in found
        if one.person_id in keys
    )
