"""Many who write at once: nobody's deed is lost, and nobody is told that the database is busy."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from floor.store.models import Setting
from floor.store.records import Records

ROOT = Path(__file__).parents[3]
THREADS = 8
EACH = 100
PROCESSES = 2
KEY = "count"

ALONE = f"""
import sys
from tests.floor.store.test_records_writers import count, Records
kept = Records(sys.argv[1])
for _ in range({EACH}):
    count(kept)
kept.close()
"""


def count(kept: Records) -> None:
    """Read, add one, write: lost where two may read the same."""
    with kept.writing() as session:
        found = session.get(Setting, KEY) or Setting(key=KEY, value="0")
        found.value = str(int(found.value) + 1)
        session.add(found)


def counted(kept: Records) -> int:
    with kept.reading() as session:
        return int(session.get_one(Setting, KEY).value)


def test_8_threads_lose_none_of_800_deeds(any_records: Records) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        errors = [done.exception() for done in [pool.submit(many, any_records) for _ in range(THREADS)]]
    assert errors == [None] * THREADS
    assert counted(any_records) == THREADS * EACH
    print(f"8 threads: 0 of {THREADS * EACH} lost")  # noqa: T201 - the figure


def many(kept: Records) -> None:
    for _ in range(EACH):
        count(kept)


def test_two_processes_lose_none_of_200_deeds(any_records: Records) -> None:
    command = [sys.executable, "-c", ALONE, any_records.url]
    running = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(PROCESSES)]
    said = [process.communicate()[1] for process in running]
    assert [process.returncode for process in running] == [0] * PROCESSES, said
    assert counted(any_records) == PROCESSES * EACH
