"""A progress bar for long commands; silent where its output would be in the way."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


@contextmanager
def bar(title: str, total: int, *, quiet: bool = False) -> Iterator[Callable[[], None]]:
    """A bar of `total` steps on standard error; call what it yields once a step."""
    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=quiet) as progress:
        task = progress.add_task(title, total=total)
        yield lambda: progress.advance(task)
