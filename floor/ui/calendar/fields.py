"""The fields that several forms of the calendar have."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import streamlit as st

from floor.i18n import Words
from floor.rules.person import LONGEST_TEXT
from floor.rules.special_day import NEWEST, OLDEST, WEEKDAYS
from floor.rules.working_days import NOTHING


def day_field(label: str, value: date | None, key: str, explained: str | None = None) -> None:
    """A day, or none."""
    st.date_input(label, value=value, min_value=OLDEST, max_value=NEWEST, format="YYYY-MM-DD", help=explained, key=key)


def why_field(key: str, t: Words, at_first: str = "") -> None:
    """What a change of days that are over must have."""
    explained = t("Days that are over keep what held then, unless you say why they must change.")
    label = t("Why, if days before today change")
    st.text_input(label, value=at_first, help=explained, max_chars=LONGEST_TEXT, key=key)


def part_field(label: str, share: Fraction, key: str) -> None:
    """A part of a day in percent."""
    st.number_input(label, min_value=0, max_value=100, step=25, value=round(share * 100), key=key)


def week_fields(week: Sequence[Fraction], key: str, t: Words) -> None:
    """Seven parts of a day, from Monday to Sunday."""
    with st.grid(WEEKDAYS, min_column_width=100):
        for number, weight in enumerate(week):
            part_field(t("{weekday}, percent", weekday=t.weekday(number)), weight, f"{key}:{number}")


def week_written(key: str) -> tuple[Fraction, ...]:
    """The seven parts in the fields of a form that was sent."""
    return tuple(part_written(f"{key}:{number}") for number in range(WEEKDAYS))


def part_written(key: str) -> Fraction:
    """The part of a day in a field."""
    value = st.session_state.get(key)
    return Fraction(value, 100) if isinstance(value, int) else NOTHING
