"""What the preview of an undo promises is what the undo does."""

import random

from etl.undo_preview import preview_undo, undo_as_told
from tests.floor_folder import CALLS, NOW, FloorFolder


def test_every_undo_does_what_its_preview_promised(floor: FloorFolder) -> None:
    """Loads that overlap in keys, days and agents, taken back in any order."""
    dice = random.Random(4)
    made = []
    for number in range(6):
        rows = [
            f"c{dice.randrange(12)},2026-11-{dice.randrange(16, 21)} 09:0{n},a{dice.randrange(4)},S,{number + 1},sale"
            for n in range(8)
        ]
        made.append(floor.load_lines(f"{number}.csv", CALLS, *rows).load_id or "")
    dice.shuffle(made)
    for load_id in made[:4]:
        promised = preview_undo(load_id, floor.settings, NOW)
        before = figures(floor)
        assert undo_as_told(load_id, floor.settings, NOW) == promised
        after = figures(floor)
        changed = before ^ after
        assert {day for day, *_ in changed} == {one.day for one in promised.days}
        assert len({agent for _, agent, _ in changed}) == promised.agents
    first, last = made[4:]
    promised = preview_undo(first, floor.settings, NOW, [last])
    assert undo_as_told(first, floor.settings, NOW, [last]) == promised
    assert (promised.also, figures(floor)) == ((last,), set())


def figures(floor: FloorFolder) -> set[tuple[object, ...]]:
    """What each agent has on each day."""
    return set(floor.rows("select day, agent_id, sum(calls) from facts group by day, agent_id"))
