"""A board for eyes that may see one team and nothing of the others."""

from dataclasses import replace
from fractions import Fraction

from floor.rules.metrics import METRICS
from floor.store.boards import Board, BoardRow


def for_team_alone(board: Board) -> Board:
    """The board of a team, without the floor's total, the other teams and what is open on the whole floor.

    `floor` becomes the team's own line: nothing done yet where it has no facts.
    """
    own = next((row for row in board.teams if row.key == board.query.team), None) or _nothing_yet(board)
    return replace(
        board,
        floor=replace(own, rank=None, move=None),
        teams=(),
        team_names=(),
        campaigns=(),
        unknown_agents=0,
        unknown_code_calls=0,
    )


def _nothing_yet(board: Board) -> BoardRow:
    zero = Fraction(0) if METRICS[board.query.metric].is_sum else None
    team = board.query.team or ""
    nothing = replace(board.floor, key=team, name=team, team=team, value=zero, met=False, trend=(), sample=0)
    return replace(nothing, target=None, share=None, due=None, pace=None)
