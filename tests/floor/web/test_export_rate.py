from concurrent.futures import ThreadPoolExecutor

from floor.web.export_rate import EXPORTS, ExportRate


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_thirty_files_a_minute_and_no_more() -> None:
    clock = Clock()
    rate = ExportRate(clock)
    assert [rate.take(1) for _ in range(EXPORTS)] == [0] * 30
    assert rate.take(1) == 60
    clock.now = 59
    assert rate.take(1) == 1
    clock.now = 60
    assert rate.take(1) == 0


def test_one_account_does_not_use_up_what_is_anothers() -> None:
    rate = ExportRate(Clock())
    for _ in range(EXPORTS):
        rate.take(1)
    assert (rate.take(1) > 0, rate.take(2)) == (True, 0)


def test_a_refused_file_does_not_lengthen_the_wait() -> None:
    clock = Clock()
    rate = ExportRate(clock)
    for _ in range(300):
        rate.take(1)
    clock.now = 60
    assert rate.take(1) == 0


def test_parallel_requests_all_count() -> None:
    rate = ExportRate(Clock())
    with ThreadPoolExecutor(16) as pool:
        waits = list(pool.map(lambda _: rate.take(1), range(200)))
    assert waits.count(0) == EXPORTS
