"""Which column of the file is which of ours: a field each, with what was guessed and why."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from floor.i18n import Words
from floor.ui.mapping.names import column_names, unit_names
from floor.ui.mapping.reader import ReadColumn, ReadDraft
from floor.ui.mapping.reasons import sure_words, why_words
from floor.ui.mapping.written_fields import Written

CODE = "outcome_code"
NONE = ""
UNITS = ("s", "min", "ms", "hms", "s hms", "iso8601", "day_fraction")
FORMATS = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%d.%m.%Y %H:%M:%S",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y %I:%M:%S %p",
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%m/%d/%Y",
)
CONSTANT = frozenset({"campaign", "direction", "product", "list_id", "script", CODE, "team", "level", "status"})


def column_fields(
    found: ReadDraft, columns: Sequence[ReadColumn], written: Written, key: str, t: Words
) -> Mapping[str, Any]:
    """The corrected keys of the format."""
    given: dict[str, Any] = {**found.given, "timezone": written.timezone}
    guessed: Mapping[str, Any] = given["columns"]
    told = [column for column in columns if column.required or column.name in guessed]
    silent = [column for column in columns if column not in told]
    chosen = _fields(found, told, written, key, t)
    if silent:
        with st.expander(t.plural("{n} more column", "{n} more columns", len(silent))):
            chosen |= _fields(found, silent, written, key, t)
    same = {name: one for name, one in given["values"].items() if guessed.get(name) == chosen.get(name)}
    return {**given, "columns": chosen, "values": {name: one for name, one in same.items() if name in chosen}}


def _fields(found: ReadDraft, columns: Sequence[ReadColumn], written: Written, key: str, t: Words) -> dict[str, object]:
    guessed: Mapping[str, Any] = found.given["columns"]
    chosen = {}
    for column in columns:
        with st.container(border=True, gap="xsmall"):
            spec = written.number(_field(found, column, guessed.get(column.name), key, t), column)
            why = found.reasons.get(column.name)
            if why and spec == guessed.get(column.name):
                st.caption(sure_words(found.sure[column.name], why_words(str(why), t), t))
        if spec is not None:
            chosen[column.name] = spec
    return chosen


def _field(found: ReadDraft, column: ReadColumn, guessed: object, key: str, t: Words) -> object:
    """One of ours: its column in the file, or a constant; None where the file does not say it."""
    name = column_names(t)[column.name] + (" *" if column.required else "")
    table = found.table
    options = [one for one in dict.fromkeys(table.header) if one and table.header.count(one) == 1]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if column.kind == "time":
            return _time(found, column, name, guessed, key, t)
        source = _source(guessed)
        picked = st.selectbox(
            name,
            # A choice of its own: a field that begins with a guess cannot be emptied.
            [NONE, *options],
            index=1 + options.index(source[0]) if source and source[0] in options else 0,
            key=f"column:{column.name}:{key}",
            format_func=lambda one: one or t("not in the file"),
        )
        chosen = picked or None
        if column.kind == "seconds" and chosen:
            return _seconds(column, chosen, guessed, key, t)
        if column.kind == "day" and chosen:
            written = _format(found, column, guessed, key, t)
            return {"source": chosen, "format": [written]} if written else chosen
        if chosen is None and column.name in CONSTANT:
            value = guessed.get("value", "") if isinstance(guessed, dict) else ""
            same = st.text_input(t("or in every row"), value, key=f"value:{column.name}:{key}", max_chars=80)
            return {"value": same} if same else None
        return chosen


def _time(found: ReadDraft, column: ReadColumn, name: str, guessed: object, key: str, t: Words) -> object:
    options = list(dict.fromkeys(one for one in found.table.header if one))
    chosen = st.multiselect(
        name,
        options,
        default=[one for one in _source(guessed) if one in options],
        key=f"column:{column.name}:{key}",
        max_selections=2,
        placeholder=t("one column, or a day and a time"),
    )
    if not chosen:
        return None
    written = _format(found, column, guessed, key, t)
    formats = guessed.get("format") if isinstance(guessed, dict) else None
    if formats and written == formats[0]:
        # An export that drops seconds which are nought has a second format, which stays as it was guessed.
        return {"source": chosen, "format": formats} if list(_source(guessed)) != chosen else guessed
    if not written:
        return chosen[0] if len(chosen) == 1 else {"source": chosen}
    return {"source": chosen if len(chosen) > 1 else chosen[0], "format": [written]}


def _format(found: ReadDraft, column: ReadColumn, guessed: object, key: str, t: Words) -> str:
    first = list(guessed.get("format", ())) if isinstance(guessed, dict) else []
    options = list(dict.fromkeys([*first, *found.or_else.get(column.name, ()), *FORMATS]))
    chosen = st.selectbox(
        t("Written as"),
        [*first[:1], NONE, *options[1:]] if first else [NONE, *options],
        key=f"format:{column.name}:{key}",
        format_func=lambda one: one or "2026-11-20 09:05:07",
        accept_new_options=True,
    )
    return str(chosen or "")


def _seconds(column: ReadColumn, chosen: str, guessed: object, key: str, t: Words) -> object:
    unit = guessed.get("unit", "s") if isinstance(guessed, dict) else "s"
    unit = unit if isinstance(unit, str) else " ".join(unit)
    names = unit_names(t)
    picked = st.selectbox(
        t("Unit"),
        UNITS,
        index=UNITS.index(unit) if unit in UNITS else 0,
        key=f"unit:{column.name}:{key}",
        format_func=lambda one: names[one],
    )
    if picked == "s":
        return chosen
    return {"source": chosen, "unit": picked.split() if " " in picked else picked}


def _source(spec: object) -> Sequence[str]:
    source = spec.get("source", []) if isinstance(spec, dict) else spec
    return [source] if isinstance(source, str) else list(source if isinstance(source, list) else [])
