"""The screen of one person's progress, most asked question first: where am I, how far is it, what does it take."""

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from floor.i18n import Words
from floor.store.progress import Standing, time_left_of, weight_of, work_left
from floor.ui.board.phrases import updated
from floor.ui.lines.component import Lines
from floor.ui.progress import sentences
from floor.ui.progress.filters import go_to_day, show_month
from floor.ui.progress.payload import Tile, bullet, last_days, neighbours, streak_tiles, tiles
from floor.ui.progress.reading import Progress
from floor.ui.progress.whom import Whom

HERE = Path(__file__).parent
TARGET = Lines("target", HERE / "target")
AROUND = Lines("around", HERE / "around")


def column() -> DeltaGenerator:
    """What the screen stands in: as wide as a phone is, and no wider than one reads with ease."""
    with st.container(horizontal_alignment="center"):
        return st.container(width=760, key="progress")


def heading(whom: Whom, t: Words) -> None:
    """Whose progress this is."""
    st.title(t("My progress") if whom.own else t("Progress"), anchor=False)


def draw_progress(progress: Progress, whom: Whom, t: Words) -> None:
    """All of it, or why there is nothing yet."""
    _who_and_when(progress, whom, t)
    if progress.standing.orders is None:
        _nothing_yet(progress, t)
    else:
        _grid(tiles(progress.standing, t))
    _targets(progress, t)
    _work(progress, t)
    # Own goals (goals.py) and the forecast of the period go here.
    _neighbours(progress, whom, t)
    _days(progress, t)


def _who_and_when(progress: Progress, whom: Whom, t: Words) -> None:
    board, agent = progress.standing.board, progress.agent
    who = [] if whom.own else [agent.name]
    st.text(" · ".join(filter(None, [*who, agent.team, updated(board, progress.clock.now, t)])))


def _grid(shown: list[Tile]) -> None:
    """Two beside each other on a phone too."""
    with st.grid(2, min_column_width=140):
        for tile in shown:
            _tile(tile)


def _tile(tile: Tile) -> None:
    moved = bool(tile.move)
    st.metric(
        tile.label,
        tile.value,
        f"{tile.move:+d}" if moved else tile.note or None,
        delta_color="normal" if moved else "off",
        delta_arrow="auto" if moved else "off",
        chart_data=list(tile.line) or None,
        chart_type="bar",
        border=True,
        height="stretch",
    )


def _targets(progress: Progress, t: Words) -> None:
    """The period asked for, and while it runs the other one small below it."""
    kinds = ((one.board.query.kind, one.orders) for one in _periods(progress))
    bullets = [bullet(row, kind, t, running=progress.running) for kind, row in kinds if row is not None]
    if bullets:
        with st.container(border=True):
            TARGET.draw({"bullets": bullets})


def _periods(progress: Progress) -> list[Standing]:
    return [progress.standing, progress.beside] if progress.running else [progress.standing]


def _work(progress: Progress, t: Words) -> None:
    """What is still to be done and whether there is time for it; of a period that is over nothing is."""
    row, query = progress.standing.orders, progress.query
    if row is None or not progress.running:
        return
    if not row.target:
        st.caption(_nothing_expected(progress, t))
        return
    time = time_left_of(progress.roster, progress.agent.key, query.period, progress.clock)
    work = work_left(row, progress.rates, time)
    with st.container(border=True):
        if work is None:
            st.markdown(f"**{t('Target reached')}**")
            return
        st.markdown(f"**{sentences.missing(work, t)}**")
        st.markdown(sentences.as_work(work, t))
        st.markdown(sentences.time_and_reach(work, query.kind, t))
        if rates := sentences.at_which_rates(work, progress.rates.days, t):
            st.caption(rates)


def _neighbours(progress: Progress, whom: Whom, t: Words) -> None:
    lines = neighbours(progress.standing, progress.agent.key, t)
    if len(lines) > 1:
        title = t("Around me") if whom.own else t("Two above, two below")
        st.subheader(title, anchor=False)
        AROUND.draw({"title": title, "lines": lines})


def _days(progress: Progress, t: Words) -> None:
    """Rows of days at target, the best day and the last ones; nothing before the first day of work."""
    shown = streak_tiles(progress.streaks, t)
    if not shown:
        return
    st.subheader(t("Day by day"), anchor=False)
    _grid(shown)
    line = last_days(progress.streaks, t)
    if line is not None:
        _tile(line)
        st.caption(t("The bars are the orders of the last {n} days of work.", n=t.number(len(line.line))))


def _nothing_yet(progress: Progress, t: Words) -> None:
    """Why this period is empty, and what next."""
    last = progress.standing.board.last_day
    with st.container(border=True, horizontal_alignment="center", key="nothing_yet"):
        st.markdown(_why(progress, t))
        if progress.query.kind == "day" and progress.beside.orders is not None:
            st.button(t("Show the month"), on_click=show_month, icon=":material/calendar_month:")
        elif last is not None and last not in progress.query.period:
            label = t("Show {day}, the last day with calls", day=t.date(last, "weekday"))
            st.button(label, on_click=go_to_day, args=(last,), icon=":material/event_available:")


def _why(progress: Progress, t: Words) -> str:
    if not progress.running:
        return t("No calls in these days.")
    if progress.query.kind == "month":
        return t("No calls yet this month. The first one will appear here.")
    if not weight_of(progress.roster, progress.agent.key, progress.clock.day):
        return _nothing_expected(progress, t)
    return t("No calls yet today. The first one will appear here.")


def _nothing_expected(progress: Progress, t: Words) -> str:
    if progress.query.kind == "day" and not weight_of(progress.roster, progress.agent.key, progress.clock.day):
        return t("A day off: nothing is expected today.")
    return t("No target is set for these days.")
