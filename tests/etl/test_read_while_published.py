"""Whoever reads while loads publish and are killed gets one version whole, and never one from before."""

import os
import random
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from floor.store.orders import read_orders
from floor.store.roster import Roster
from floor.store.row_scope import EVERYBODY
from floor.store.tallies import add_up, read_tallies
from floor.store.warehouse import warehouse
from tests.etl.killed import CONTEXT, scan_in_one_process, start
from tests.floor_folder import SALES, FloorFolder

PUBLISHES, KILLS = (400, 40) if os.environ.get("FLOOR_LONG") else (12, 3)
DAY = date(2026, 11, 20)
FACTS = ("orders", "revenue_minor")


@dataclass(frozen=True)
class Answer:
    """What a page would show, of which version, and when it began to ask."""

    began: float
    version: str
    orders: int
    board_minor: int
    orders_minor: int


def read_without_pause(folder: Path, told: Connection, ended: Event) -> None:
    """The board's numbers and the list of orders, as pages read them; what goes wrong is an answer too."""
    answers: list[Answer | str] = []
    nobody = Roster(0, {}, ())
    while not ended.is_set():
        began = time.monotonic()
        try:
            present = warehouse(folder)
            board = add_up([one.tally for one in read_tallies(present, nobody, FACTS, DAY, DAY)], FACTS)
            listed = sum(order.amount_minor or 0 for order in read_orders(present, EVERYBODY, DAY, DAY))
            answers.append(Answer(began, present.version, board["orders"], board["revenue_minor"], listed))
        except Exception as error:  # noqa: BLE001 - counted
            answers.append(repr(error))
    told.send(answers)


def sales_of(number: int) -> tuple[str, ...]:
    return (SALES, *(f"s{row},2026-11-20 10:00:00,a{row},,main,P1,1,{number}.25,booked," for row in range(3)))


@pytest.mark.timeout(600)
def test_a_reader_gets_one_version_whole_and_none_from_before_while_loads_publish_and_are_killed(
    floor: FloorFolder,
) -> None:
    said: dict[str, int] = {}  # what each version says
    published: list[tuple[float, str]] = []

    def note(number: int) -> None:
        version = floor.warehouse.stem
        said.setdefault(version, 3 * (100 * number + 25))
        published.append((time.monotonic(), version))

    floor.load_lines("0.csv", *sales_of(0))
    note(0)
    ended, chance = CONTEXT.Event(), random.Random(7)
    here, there = CONTEXT.Pipe()
    reader = start(read_without_pause, floor.folder.warehouse, there, ended)
    floor.folder.inbox.mkdir()
    kills = {PUBLISHES * kill // KILLS for kill in range(1, KILLS + 1)}
    for number in range(1, PUBLISHES + 1):
        log = floor.file(f"{number}.csv", *sales_of(number))
        if number in kills:
            log = log.rename(floor.folder.inbox / log.name)
            loader = start(scan_in_one_process, floor.settings.data)
            loader.join(chance.uniform(0.02, 0.5))
            loader.kill()
            loader.join()
            before = floor.warehouse.stem
            if before not in said:
                note(number)
        floor.load(log)
        note(number)
    ended.set()
    answers = here.recv()
    reader.join()
    figures = Counter(_fault(answer, said, published) for answer in answers)
    print(f"{PUBLISHES} publishes, {len(kills)} kills, {len(answers)} answers: {dict(figures)}")  # noqa: T201
    assert set(figures) == {"right"}
    assert len({answer.version for answer in answers}) > PUBLISHES // 4


def _fault(answer: Answer | str, said: dict[str, int], published: list[tuple[float, str]]) -> str:
    if isinstance(answer, str):
        return answer
    if (answer.orders, answer.board_minor, answer.orders_minor) != (3, said[answer.version], said[answer.version]):
        return "torn"
    newest = max((version for at, version in published if at <= answer.began), default="")
    return "stale" if answer.version < newest else "right"
