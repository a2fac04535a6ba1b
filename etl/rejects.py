"""Rows that could not be taken, kept with the place and the reason; one CSV a load."""

import csv
import io
from pathlib import Path

import duckdb

from etl.source import Source

HEADER = ("line", "column", "value", "reason", "row")


def write_rejects(work: duckdb.DuckDBPyConnection, source: Source, path: Path) -> None:
    """The rejected rows of `staged` as a CSV, with the row as it stood in the file."""
    rows = work.execute(
        "select line, verdict.column, verdict.value, verdict.reason, fields from staged "
        "where verdict is not null order by line"
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        while some := rows.fetchmany(10_000):
            writer.writerows(
                (line, column, value, reason, _joined(fields, source)) for line, column, value, reason, fields in some
            )


def first_reasons(work: duckdb.DuckDBPyConnection, count: int) -> list[str]:
    """The most frequent reasons, each as a sentence with its first place."""
    rows = work.execute(
        """
        select verdict.column, verdict.reason, count(*), min(line), arg_min(verdict.value, line)
        from staged where verdict is not null group by 1, 2 order by 3 desc, 4 limit ?
        """,
        [count],
    ).fetchall()
    return [
        f"{times} rows, first in line {line}: "
        + (f"{column} " if column else "")
        + (f"{value!r} " if value else "")
        + reason
        for column, reason, times, line, value in rows
    ]


def _joined(fields: list[str], source: Source) -> str:
    if not source.dialect.quote:
        return source.dialect.delimiter.join(fields)
    text = io.StringIO()
    csv.writer(text, delimiter=source.dialect.delimiter, quotechar=source.dialect.quote, lineterminator="").writerow(
        fields
    )
    return text.getvalue() if len(fields) > 1 else fields[0]
