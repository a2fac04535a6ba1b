"""What holds for all columns of a file: the clock that its times were written by, and the mark before decimals."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import available_timezones

import streamlit as st

from floor.i18n import Words
from floor.ui.mapping.reader import ReadColumn

MARKS = (".", ",")


@dataclass(frozen=True)
class Written:
    """The answers; the zone is empty where the log's clock is the floor's."""

    timezone: str
    decimal: str

    def number(self, spec: object, column: ReadColumn) -> object:
        """The column with the file's mark before decimals, where it is one of numbers."""
        if not column.is_number or self.decimal == "." or spec is None:
            return spec
        return {**(spec if isinstance(spec, dict) else {"source": spec}), "decimal": self.decimal}


def written_fields(given: Mapping[str, Any], columns: Sequence[ReadColumn], key: str, t: Words) -> Written:
    """The fields, of those that this log has a use for."""
    has_times = any(column.kind == "time" for column in columns)
    has_numbers = any(column.is_number for column in columns)
    zone = _zone(str(given.get("timezone", "")), key, t) if has_times else ""
    return Written(zone, _decimal(given["columns"].values(), key, t) if has_numbers else ".")


def _zone(guessed: str, key: str, t: Words) -> str:
    zones = ["", *dict.fromkeys(["UTC", *sorted(available_timezones())])]
    chosen = st.selectbox(
        t("Its clock"),
        zones,
        index=zones.index(guessed) if guessed in zones else 0,
        key=f"timezone:{key}",
        format_func=lambda one: one or t("the floor's own"),
    )
    return str(chosen or "")


def _decimal(specs: Collection[object], key: str, t: Words) -> str:
    guessed = any(isinstance(spec, dict) and spec.get("decimal") == "," for spec in specs)
    chosen = st.selectbox(
        t("Its decimals"),
        MARKS,
        index=MARKS.index(",") if guessed else 0,
        key=f"decimal:{key}",
        format_func=lambda mark: "1.234,50" if mark == "," else "1,234.50",
    )
    return str(chosen)
