"""How a file is read, for somebody to correct: encoding, delimiter, header line, and which log it is."""

from dataclasses import dataclass
from typing import Self

import streamlit as st

from floor.i18n import Words
from floor.ui.mapping.names import log_names
from floor.ui.mapping.reader import ReadDraft, ReadTable

ENCODINGS = ("auto", "utf-8", "gb18030", "big5", "shift_jis", "euc_kr", "cp1252", "utf-16-le", "utf-16-be")
DELIMITERS = ("auto", "comma", "tab", "semicolon", "pipe")


@dataclass(frozen=True)
class Shape:
    """What was answered so far; what was not is guessed."""

    encoding: str
    delimiter: str
    skip_lines: int | None
    sheet: str
    log: str

    @property
    def how(self) -> tuple[str, str, int | None, str]:
        """How it is read, as the reader takes it."""
        return self.encoding, self.delimiter, self.skip_lines, self.sheet

    @property
    def key(self) -> str:
        """Another one for other answers."""
        return f"{self.encoding}/{self.delimiter}/{self.skip_lines}/{self.sheet}"

    @classmethod
    def asked(cls, turn: str) -> Self:
        """The answers in the fields of this upload."""
        state = st.session_state
        line = state.get(f"line:{turn}")
        return cls(
            state.get(f"encoding:{turn}", "auto"),
            state.get(f"delimiter:{turn}", "auto"),
            None if line is None else int(line) - 1,
            state.get(f"sheet:{turn}") or "",
            state.get(f"log:{turn}") or "",
        )


def shape_fields(found: ReadDraft | None, asked: Shape, turn: str, t: Words) -> None:
    """Its fields, each with what was guessed; a spreadsheet has sheets in place of an encoding and a delimiter."""
    table = found.table if found else None
    with st.container(horizontal=True):
        if asked.sheet or (table and table.sheets):
            _sheet_field(table, asked.sheet, turn, t)
        else:
            _text_fields(table, turn, t)
        st.number_input(
            t("Line of the header"),
            min_value=1,
            max_value=1000,
            value=None,
            step=1,
            key=f"line:{turn}",
            placeholder=t("guessed: {what}", what=table.skip_lines + 1) if table else t("guessed"),
        )


def _sheet_field(table: ReadTable | None, asked: str, turn: str, t: Words) -> None:
    """Where no table was found in the sheet that was asked for, it can still be left again."""
    sheets = table.sheets if table else [asked]
    taken = table.sheet or table.sheets[0] if table else ""
    st.selectbox(
        t("Sheet"),
        ["", *sheets],
        key=f"sheet:{turn}",
        format_func=lambda one: one or (t("guessed: {what}", what=taken) if taken and not asked else t("by itself")),
    )


def _text_fields(table: ReadTable | None, turn: str, t: Words) -> None:
    cuts = {"comma": t("comma"), "tab": t("tab"), "semicolon": t("semicolon"), "pipe": t("pipe")}
    st.selectbox(
        t("Encoding"),
        ENCODINGS,
        key=f"encoding:{turn}",
        format_func=lambda one: _guessed(table.encoding if table else "", t) if one == "auto" else one.upper(),
    )
    st.selectbox(
        t("Delimiter"),
        DELIMITERS,
        key=f"delimiter:{turn}",
        format_func=lambda one: (
            _guessed(cuts.get(table.delimiter, "") if table else "", t) if one == "auto" else cuts[one]
        ),
    )


def log_field(guessed: str, turn: str, t: Words) -> str:
    """Which log its rows become."""
    names = log_names(t)
    options = list(names)
    chosen = st.selectbox(
        t("What its rows are"),
        options,
        index=options.index(guessed),
        key=f"log:{turn}",
        format_func=lambda one: names[one],
    )
    return str(chosen)


def _guessed(what: str, t: Words) -> str:
    if what in {"", "auto"}:
        return t("by itself")
    return t("guessed: {what}", what=what.upper() if what in ENCODINGS else what)
