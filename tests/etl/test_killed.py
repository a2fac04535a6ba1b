"""A load killed at any moment has happened or has not: nothing lost, nothing half, and the next needs no human."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from floor.rules.sealing import Unbroken
from floor.store.audit import verify
from floor.store.records import close_records, records_at
from tests.etl.killed import (
    Moment,
    left_over,
    scan_in_one_process,
    scan_read_apart,
    scan_twice,
    start,
)
from tests.floor_folder import CALLS, PEOPLE, FloorFolder

# What the watcher calls for a people file and a log, in this order: (step, function, how often).
CALLED = (
    ("read", "etl.load._identity", 1),
    ("read", "etl.load._identity", 2),
    ("people", "etl.people_load.apply_plan", 1),
    ("people", "etl.people_load.append", 1),
    ("people", "sqlalchemy.orm.Session.commit", 1),
    ("people", "etl.people_load.write_rejects", 1),
    ("read", "etl.load.parse", 2),
    ("read", "etl.load.stage", 1),
    ("lake", "etl.load.write_rejects", 1),
    ("lake", "etl.keys.KeyIndex.add", 1),
    ("lake", "etl.lake.Lake.keep", 1),
    ("lake", "etl.load.write_ledger", 1),
    ("lake", "etl.load.keep_profile", 1),
    ("roll-up", "etl.loading.note_moved", 1),
    ("roll-up", "etl.rollup._prepare", 1),
    ("roll-up", "etl.rollup._replace", 1),
    ("roll-up", "etl.rollup._replace", 2),
    ("roll-up", "etl.loading.roll_up", 1),
    ("publish", "etl.publish._sync", 1),
    ("publish", "etl.publish._sync", 2),
    ("publish", "pathlib.Path.rename", 1),
    ("publish", "etl.publish._sync_folder", 1),
    ("publish", "etl.publish._sync_folder", 2),
    ("publish", "etl.publish._retire", 2),
    ("move", "etl.publish._discard", 2),
    ("move", "etl.watch._move", 1),
    ("move", "etl.watch._move", 2),
)
MOMENTS = tuple(Moment(step, function, turn, behind) for step, function, turn in CALLED for behind in (False, True))
LONG = bool(os.environ.get("FLOOR_LONG"))
ROUNDS, AT_RANDOM = (3, 40) if LONG else (1, 6)
# From here on CURRENT names the new version.
POINTER = MOMENTS.index(Moment("publish", "etl.publish._sync_folder", 2, behind=False))
# These also with the process that reads as it is on a floor.
READ_APART = [MOMENTS[CALLED.index(("read", "etl.load.parse", 2)) * 2], MOMENTS[POINTER - 2]]


def logs_of(number: int) -> dict[str, tuple[str, ...]]:
    """A log that corrects all that was said before and moves half of it; two of the same parity mean the same."""
    odd = number % 2
    calls = (f"c{row},2026-11-{18 + odd * (row % 2)} 09:00:00,a{row % 6},main,{10 + odd},sale" for row in range(30))
    people = (PEOPLE, f"a1,Ada {number},,{'North' if odd else 'South'},,,", f"broken {number}")
    return {"b-people.csv": people, "calls.csv": (CALLS, *calls, f"broken {number}")}


class KilledFloor:
    """A floor whose watcher is killed again and again, and what became of it."""

    def __init__(self, root: Path) -> None:
        self.floor, self.calm = FloorFolder(root / "killed"), FloorFolder(root / "calm")
        self.number = 0
        self.told = Counter[str]()
        self.contents: dict[int, str] = {}
        for number in (0, 1, 2):  # the floor that is never killed
            self.calm.load(*(self.calm.file(name, *lines) for name, lines in logs_of(number).items()))
            self.contents[number % 2] = self.calm.content()
        self.floor.folder.inbox.mkdir(parents=True)
        self.drop()
        scan_twice(self.floor.settings.data)

    def drop(self) -> None:
        for name, lines in logs_of(self.number).items():
            text = "".join(f"{line}\n" for line in lines)
            (self.floor.folder.inbox / name).write_text(text, encoding="utf-8")

    def killed(
        self,
        moment: Moment | None,
        seconds: float | None = None,
        loader: Callable[[Path, Moment | None], None] = scan_in_one_process,
    ) -> None:
        """Drop the next logs, kill the watcher at them, and look; then let the next one run, and look again."""
        self.number += 1
        self.drop()
        child = start(loader, self.floor.settings.data, moment)
        child.join(seconds if seconds is not None else 60)
        child.kill()
        child.join()
        was_killed = child.exitcode == -signal.SIGKILL
        self.told["ended before the kill"] += not was_killed
        assert was_killed or not moment, f"{moment} was never reached"
        old, new = (self.contents[number % 2] for number in (self.number - 1, self.number))
        found = self.floor.content()
        self.told["half"] += found not in {old, new}
        assert not moment or (found == new) == (MOMENTS.index(moment) >= POINTER), str(moment)
        self.told["before the publication" if found == old else "after it"] += 1
        self.told["half"] += self.names() not in {f"Ada {self.number - 1}", f"Ada {self.number}"}
        self.told["lost"] += self.missing()
        try:
            scan_twice(self.floor.settings.data)
        except Exception:
            self.told["needing a human"] += 1
            raise
        self.told["other than the load never killed"] += self.floor.content() != new
        self.told["lost"] += self.missing() + (self.names() != f"Ada {self.number}")
        strays = left_over(self.floor) + self.waiting()
        self.told["left over"] += len(strays)
        assert not strays, (str(moment), strays)
        self.told[f"at {moment.step if moment else 'a random moment'}"] += 1

    def names(self) -> str:
        return " ".join(one.details.name for one in self.floor.known())

    def waiting(self) -> list[str]:
        return [path.name for path in self.floor.folder.inbox.iterdir() if path.is_file()]

    def missing(self) -> int:
        """By how many files the inbox and its two rooms together differ from what was dropped."""
        rooms = (self.floor.folder.inbox, self.floor.folder.inbox / "done", self.floor.folder.inbox / "refused")
        kept = [path.read_text("utf-8") for room in rooms for path in room.glob("*.csv") if path.is_file()]
        return abs(2 * (self.number + 1) - len(kept)) + len(kept) - len(set(kept))


@pytest.mark.timeout(600)
def test_killed_at_any_step_the_data_is_the_old_or_the_new_and_no_file_is_lost(tmp_path: Path) -> None:
    killed, chance = KilledFloor(tmp_path), random.Random(7)
    began = time.monotonic()
    for moment in MOMENTS * ROUNDS:
        killed.killed(moment)
    for moment in READ_APART * ROUNDS:
        killed.killed(moment, loader=scan_read_apart)
    for _ in range(AT_RANDOM):
        killed.killed(None, chance.uniform(0.02, 0.25))
    told = dict(killed.told)
    print(f"{killed.number} kills in {time.monotonic() - began:.0f} s:", told)  # noqa: T201 - the figures
    with records_at(killed.floor.settings.records_url).reading() as session:
        assert isinstance(verify(session), Unbroken)
    for fault in ("half", "lost", "needing a human", "other than the load never killed", "left over"):
        assert not told.get(fault), told
    close_records()


def test_what_a_killed_load_left_behind_is_swept_by_the_next(floor: FloorFolder) -> None:
    floor.load_lines("first.csv", *logs_of(0)["calls.csv"])
    calls = floor.folder.lake / "calls"
    part = next(calls.rglob("*.parquet"))
    floor.folder.unfinished.touch()
    stray = part.with_name("000099-deadbeef_0.parquet")
    stray.write_bytes(b"half a part")
    (floor.folder.warehouse / "next.duckdb.tmp").write_bytes(b"half a warehouse")
    (floor.folder.rejects / "000099-deadbeef.csv").parent.mkdir(exist_ok=True)
    (floor.folder.rejects / "000099-deadbeef.csv").write_text("half", encoding="utf-8")
    before = floor.content()
    floor.load_lines("next.csv", CALLS, "n1,2026-11-20 09:00:00,a1,main,1,machine")
    assert not stray.exists()
    assert not list(floor.folder.warehouse.glob("next*"))
    assert not list(floor.folder.rejects.glob("000099*"))
    assert part.exists()
    assert floor.content() != before
