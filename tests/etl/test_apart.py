import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from etl import limits
from etl.apart import ROOT, apart
from etl.problems import Refused

ASKING = """
import sys
import time
from pathlib import Path

from etl.apart import apart
from tests.etl.test_apart import pid_of

print(apart(Path(sys.argv[1]), pid_of), flush=True)
apart(Path(sys.argv[1]), time.sleep, 600)
"""


def pid_of(_: object = None) -> int:
    return os.getpid()


def take(megabytes: int) -> int:
    held = [bytearray(os.urandom(1) * (1 << 20)) for _ in range(megabytes)]
    time.sleep(0.2)
    return len(held)


def take_at_once() -> bytearray:
    return bytearray(limits.MOST_RESERVED_BYTES)


def fall() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def refuse() -> None:
    raise Refused("It is not a log.")


def fail() -> None:
    raise LookupError("nothing there")


class Odd(Exception):  # noqa: N818 - what a library may raise
    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def fail_oddly() -> None:
    raise Odd(1, 2)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.csv"
    path.write_text("a,b\n")
    return path


def test_a_step_runs_in_another_process_which_serves_the_next_one_too(log: Path) -> None:
    first = apart(log, pid_of)
    assert first != os.getpid()
    assert apart(log, pid_of) == first


def test_what_a_step_raises_is_raised_with_the_place_where_it_arose(log: Path) -> None:
    with pytest.raises(Refused, match=r"^It is not a log\.$"):
        apart(log, refuse)
    with pytest.raises(LookupError, match="nothing there") as raised:
        apart(log, fail)
    assert "in fail" in raised.value.__notes__[0]


def test_an_error_that_cannot_be_carried_over_is_told_all_the_same(log: Path) -> None:
    with pytest.raises(RuntimeError, match="Odd: 1 and 2"):
        apart(log, fail_oddly)


def test_a_file_that_takes_too_much_memory_is_refused_and_the_next_one_is_read(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MEMORY_FOR_ANY", 200 << 20)
    with pytest.raises(
        Refused, match=r"took far more memory than a log of its size needs and was ended\. Export it anew"
    ):
        apart(log, take, 400)
    assert apart(log, take, 1) == 1


def test_a_file_that_asks_for_all_memory_at_once_is_refused_before_it_has_it(log: Path) -> None:
    with pytest.raises(Refused, match=r"took far more memory"):
        apart(log, take_at_once)


def test_a_file_that_takes_too_long_is_refused_and_the_next_one_is_read(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SECONDS_FOR_ANY", 0.2)
    with pytest.raises(Refused, match=r"took longer than 0 seconds and was ended"):
        apart(log, time.sleep, 600)
    monkeypatch.undo()
    assert apart(log, take, 1) == 1


def test_a_large_file_may_take_longer_and_more_memory_but_not_all(log: Path) -> None:
    with log.open("r+b") as file:
        file.truncate(10_000_000)
        assert limits.most_seconds(log) == limits.SECONDS_FOR_ANY + 50
        assert limits.most_memory(log) == limits.MEMORY_FOR_ANY + 320_000_000
        file.truncate(10_000_000_000)
        assert limits.most_memory(log) == limits.MOST_MEMORY


def test_a_file_at_which_the_reader_falls_is_refused_and_the_next_one_is_read(log: Path) -> None:
    with pytest.raises(Refused, match=r"ended the program that reads logs \(code -11\)"):
        apart(log, fall)
    assert apart(log, take, 1) == 1


def test_one_that_the_system_ended_while_it_waited_is_followed_by_another(log: Path) -> None:
    first = apart(log, pid_of)
    os.kill(first, signal.SIGKILL)
    assert apart(log, pid_of) != first


def test_one_that_has_grown_is_followed_by_another(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = apart(log, pid_of)
    monkeypatch.setattr("etl.apart.GROWN_BYTES", 1)
    assert apart(log, pid_of) == first
    assert apart(log, pid_of) != first


def test_it_ends_with_the_process_that_started_it_even_in_the_middle_of_a_step(log: Path) -> None:
    asking = subprocess.Popen([sys.executable, "-c", ASKING, str(log)], stdout=subprocess.PIPE, cwd=ROOT)
    with asking:
        assert asking.stdout
        child = int(asking.stdout.readline())
        time.sleep(0.2)  # until the second step has begun
        asking.kill()
    _until_gone(child)


def _until_gone(pid: int) -> None:
    """The test's own time limit ends it where the process stays."""
    while Path(f"/proc/{pid}").exists() and "zombie" not in Path(f"/proc/{pid}/status").read_text():
        time.sleep(0.01)
