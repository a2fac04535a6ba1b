"""The parts that rows of filters are made of. Each tells `write` its key when the reader changes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import streamlit as st

from floor.i18n import Words
from floor.rules.periods import Period
from floor.settings import settings

ALL = "*"
"""The choice "all" of a list; in a link it is the part that is not there."""

Write = Callable[[str], None]


def today() -> date:
    """The floor's day."""
    house = settings()
    return house.today(house.now())


def switch(part: str, label: str, names: Mapping[str, str], write: Write) -> None:
    """A few choices side by side."""
    st.segmented_control(
        label,
        list(names),
        format_func=names.__getitem__,
        required=True,
        key=part,
        label_visibility="collapsed",
        on_change=write,
        args=(part,),
    )


def choices(
    part: str,
    label: str,
    names: Mapping[str, str],
    write: Write,
    width: int | Literal["stretch"] = "stretch",
    placeholder: str | None = None,
) -> None:
    """Many choices in a list; `placeholder` stands there while nothing is chosen."""
    st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        key=part,
        label_visibility="collapsed",
        width=width,
        placeholder=placeholder,
        on_change=write,
        args=(part,),
    )


@dataclass(frozen=True)
class Days:
    """The days one may go to: from `first` on, and no day to come."""

    period: Period
    day: date
    first: date
    label: str
    go_to: Callable[[date], None]


def day_steps(days: Days, write: Write, t: Words) -> None:
    """A day of the period, and steps of one period; the calendar ends at today, as the data does."""
    before, after = days.period.previous(), days.period.day_to + timedelta(days=1)
    first = min(days.first, days.day)
    with st.container(horizontal=True, gap="xxsmall", width="content", vertical_alignment="center", wrap=False):
        _step("earlier", "chevron_left", t("Earlier"), before.day_to if before.day_to >= first else None, days.go_to)
        st.date_input(
            days.label,
            key="day",
            format="YYYY-MM-DD",  # the one order that no reader mistakes; Streamlit knows no language
            min_value=first,
            max_value=max(today(), days.day),
            required=True,
            label_visibility="collapsed",
            width=150,
            on_change=write,
            args=("day",),
        )
        _step("later", "chevron_right", t("Later"), after if after <= today() else None, days.go_to)


def _step(key: str, icon: str, label: str, day: date | None, go_to: Callable[[date], None]) -> None:
    """A button to that day; without one it is there but cannot be pressed."""
    icon = f":material/{icon}:"
    st.button("", key=key, icon=icon, help=label, on_click=go_to, args=(day,), disabled=day is None)


def names_of(known: tuple[str, ...], chosen: str | None, everything: str, nothing: str) -> dict[str, str]:
    """What is chosen stays in the list even where this period's data does not know it: a filter never lies."""
    names = sorted({*known, *([] if chosen is None else [chosen])})
    return {ALL: everything, **{name: name or nothing for name in names}}
