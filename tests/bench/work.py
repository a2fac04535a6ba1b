"""The pieces of work that the bench measures, each run as `python -m tests.bench.work NAME ARGUMENT...`."""

import sys
from datetime import datetime
from pathlib import Path

import duckdb

from etl.load import load_files
from floor.settings import Settings
from tests.bench.measured import print_cost

NOW = datetime(2026, 11, 21, 18, 0)
BARE = """
copy (select *, started_at::date as day from read_csv('{csv}')) to '{out}' (format parquet, partition_by (day))
"""


def bare(csv: str, out: str) -> None:
    """The baseline of a load: DuckDB's own reader into Parquet by day, nothing checked and nothing kept back."""
    with duckdb.connect() as connection:
        connection.execute(BARE.format(csv=csv, out=out))


def load(csv: str, data: str) -> None:
    """The load as it is."""
    report = load_files([Path(csv)], Settings(data=Path(data)), NOW)[0]
    if report.status != "loaded":
        raise SystemExit(report.sentence())


WORK = {"bare": bare, "load": load}

if __name__ == "__main__":
    print_cost(lambda: WORK[sys.argv[1]](*sys.argv[2:]))
