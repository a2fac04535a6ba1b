"""Rows that could not be taken, kept with the place and the reason; one CSV a load."""

import csv
import io
import json
from pathlib import Path

import duckdb

from etl.advice import advice
from etl.kind import Kind, kind_of
from etl.private_fields import NOT_KEPT, private_fields
from etl.source import DELIMITERS, Source
from floor.store.mending import Form, write_form

HEADER = ("line", "column", "value", "reason", "row")


def write_rejects(work: duckdb.DuckDBPyConnection, source: Source, path: Path, phone_key: str) -> None:
    """The `refused_rows` as a CSV, each with the row as it stood in the file, but for what is private in it."""
    private = private_fields(source, phone_key)
    rows = work.execute("select line, rejected from refused_rows order by line")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_form(path.parent, path.stem, _form(source))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        while some := rows.fetchmany(10_000):
            for line, text in some:
                told = json.loads(text)
                fields = private.kept(told["fields"])
                row = "" if fields is None else _joined(fields, source)
                reason = told["reason"]
                why = f"{reason}{NOT_KEPT}" if fields is None else reason
                writer.writerow((line, told["column"], told["value"], why, row))


def _form(source: Source) -> Form:
    """How a file would be written that is read as this one was."""
    declared, cut = source.format.delimiter, source.dialect.delimiter
    own = cut if kind_of(source.path) is Kind.TEXT else ","
    delimiter = own if declared == "auto" else DELIMITERS[declared]
    return Form(source.header, delimiter, cut, source.dialect.quote, source.format.skip_lines)


def first_reasons(work: duckdb.DuckDBPyConnection, count: int) -> list[str]:
    """The most frequent reasons, each with its first place and with what to do."""
    rows = work.execute(
        """
        select rejected ->> 'column', rejected ->> 'reason', count(*), min(line), arg_min(rejected ->> 'value', line)
        from refused_rows group by 1, 2 order by 3 desc, 4 limit ?
        """,
        [count],
    ).fetchall()
    return [_sentence(*row) for row in rows]


def _sentence(column: str, reason: str, times: int, line: int, value: str | None) -> str:
    place = "".join(f"{part} " for part in (column, repr(value) if value else "") if part)
    reason = reason.removesuffix(".")
    if times == 1:
        return f"line {line}: {place}{reason}. {advice(reason)}"
    return f"{times} rows, first in line {line}: {place}{reason}. {advice(reason)}"


def _joined(fields: list[str], source: Source) -> str:
    if not source.dialect.quote:
        return source.dialect.delimiter.join(fields)
    text = io.StringIO()
    # It quotes a field with a line end in it only where that is its own.
    writer = csv.writer(text, delimiter=source.dialect.delimiter, quotechar=source.dialect.quote, lineterminator="\n")
    writer.writerow(fields)
    return text.getvalue().removesuffix("\n") if len(fields) > 1 else fields[0]
