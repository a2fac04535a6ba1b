"""A draft as the TOML that somebody reads, corrects and keeps: every guess has its reason beside it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from etl.canonical import LOGS
from etl.guess.draft import CODE, Draft

OUTCOMES_DOC = "human_answered, contact, sale, callback, refused, do_not_call, machine, unreachable"


def written(draft: Draft) -> str:
    """The whole file; `read_format` reads it as `draft.format`."""
    return "\n".join(_lines(draft)) + "\n"


def toml(value: object) -> str:
    """One value of a format as TOML; a text from a file stays one text, whatever is in it."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(toml(one) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _lines(draft: Draft) -> Iterator[str]:
    given = draft.given
    yield "# Guessed from one file. Read it through, correct it, and name it; docs/formats.md says what each key means."
    for question in draft.asked:
        yield f"# ASKED: {question}"
    yield ""
    for key in ("name", "log", "encoding", "delimiter", "skip_lines", "sheet", "timezone", "drop"):
        if key in given and given[key] not in ("", [], 0) and (key, given[key]) != ("encoding", "auto"):
            yield f"{key} = {toml(given[key])}"
    yield ""
    yield "[columns]"
    for ours, spec in given["columns"].items():
        yield f"{ours} = {toml(spec)}{_because(draft, ours)}"
    for column in LOGS[given["log"]].columns:
        if column.required and column.default is None and column.name not in given["columns"]:
            yield f'# {column.name} = ""  # NEEDED: the name of its column in your file'
    for ours, values in given["values"].items():
        if ours != CODE:
            yield from ("", f"[values.{ours}]", *(f"{toml(theirs)} = {toml(word)}" for theirs, word in values.items()))
    yield from _codes(draft)


def _because(draft: Draft, ours: str) -> str:
    why = draft.reasons.get(ours)
    other = draft.or_else.get(ours)
    told = [f"{why.sure}: {why}"] if why else []
    told += [f"or, month and day changed: {toml(other)}"] if other else []
    return f"  # {'; '.join(told)}" if told else ""


def _codes(draft: Draft) -> Iterator[str]:
    mapped: Mapping[str, Any] = draft.given["values"].get(CODE, {})
    if not draft.codes and not mapped:
        return
    yield ""
    yield f"[values.{CODE}]"
    yield f"# One of {OUTCOMES_DOC}."
    counts = {one.code: one.count for one in draft.codes}
    for code in [*counts, *(code for code in mapped if code not in counts)]:
        if code in mapped:
            yield f"{toml(code)} = {toml(mapped[code])}  # {counts.get(code, 0)} rows"
        else:
            yield f'# {toml(code)} = ""  # {counts[code]} rows: its name does not say; choose one'
