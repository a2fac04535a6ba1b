"""`make bench`: every figure that the design bounds, as a ratio or a size of this run, beside its bound."""

import sys
import tempfile
from pathlib import Path

from tests.bench import board, loads


def main() -> None:
    """Print the figures as they come; exit 1 when one is over its bound."""
    over = False
    with tempfile.TemporaryDirectory() as folder:
        for name, part in (("loads", loads), ("board", board)):
            room = Path(folder) / name
            room.mkdir()
            for figure in part.figures(room):
                sys.stdout.write(figure.line() + "\n")
                sys.stdout.flush()
                over |= figure.value > figure.bound
    raise SystemExit(over)


if __name__ == "__main__":
    main()
