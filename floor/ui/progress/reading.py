"""Reading somebody's progress, or saying why there is nothing to see."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from floor.i18n import Words
from floor.settings import settings
from floor.store.boards import Board, BoardQuery
from floor.store.gap_reading import OwnRates
from floor.store.progress import Clock, Kind, ProgressQuery, Standing, read_standing
from floor.store.roster import Agent, Roster
from floor.store.streaks import Streaks
from floor.store.viewers import Viewer
from floor.store.warehouse import Warehouse
from floor.tasks.note_look import LookedAt, note_look, note_refused_look
from floor.ui import cached
from floor.ui.facts import facts_or_stop
from floor.ui.follow import Seen, follow_the_data
from floor.ui.guard import actor_of
from floor.ui.progress.filters import whose
from floor.ui.progress.whom import RIGHT, NobodyAskedFor, NobodyToSee, Whom, whom_of


@dataclass(frozen=True)
class Progress:
    """Everything that the screen shows of one person; `beside`: the other kind of period around the same day."""

    agent: Agent
    query: ProgressQuery
    clock: Clock
    standing: Standing
    beside: Standing
    rates: OwnRates
    streaks: Streaks
    warehouse: Warehouse
    roster: Roster

    @property
    def running(self) -> bool:
        """Whether the period goes on: then something is due by now and something is left."""
        return self.clock.day in self.query.period


def whom_or_stop(viewer: Viewer, query: ProgressQuery, seen: Seen, t: Words) -> Whom:
    """Whose progress; a look at somebody else's is noted. With nobody to see it says why and ends the page."""
    try:
        whom = whom_of(viewer, cached.roster(), query.agent, _clock().day)
    except NobodyToSee as nobody:
        note_refused_look(actor_of(viewer), RIGHT, str(nobody))
        _nobody_to_see(t)
        st.stop()
    except NobodyAskedFor as nobody:
        _nobody_asked_for(viewer, nobody.may_see, t)
        follow_the_data(seen)
        st.stop()
    if not whom.own:
        note_look(actor_of(viewer), RIGHT, LookedAt(whom.agent.key, whom.agent.name, whom.agent.person_id))
    return whom


def progress_or_stop(query: ProgressQuery, agent: Agent, seen: Seen, t: Words) -> Progress:
    """Their lines of the finished boards, and what else is known of them."""
    with facts_or_stop(seen, t("No log has been loaded yet. Your progress appears here as soon as one is."), t):
        progress = _read(cached.open_warehouse(), cached.roster(), query, agent)
    follow_the_data(seen)
    return progress


def _read(warehouse: Warehouse, roster: Roster, query: ProgressQuery, agent: Agent) -> Progress:
    clock = _clock()
    other: Kind = "month" if query.kind == "day" else "day"

    def board(asked: BoardQuery) -> Board:
        return cached.board(warehouse, roster, asked)

    return Progress(
        agent,
        query,
        clock,
        read_standing(board, query, agent.key),
        read_standing(board, query, agent.key, other),
        cached.gap_rates(warehouse, roster, clock.day).of(agent.key, agent.team),
        cached.streaks(warehouse, roster, agent.key, clock.day),
        warehouse,
        roster,
    )


def _clock() -> Clock:
    house = settings()
    now = house.now()
    return Clock(now, house.today(now), (house.opens_at, house.closes_at))


def _nobody_to_see(t: Words) -> None:
    """The same words for who does not exist and for who is not theirs to see."""
    with st.container(border=True):
        st.markdown(t("There is nobody of this name whose progress you may see."))


def _nobody_asked_for(viewer: Viewer, may_see: Sequence[Agent], t: Words) -> None:
    """An account of nobody on the roster; a lead or manager may choose somebody all the same."""
    if may_see:
        st.title(t("Progress"), anchor=False)
        st.markdown(t("Whose progress would you like to see?"))
        whose(may_see, None, t)
        return
    said = (
        t("Your account belongs to nobody on the roster yet, so there is no progress to show. Ask your administrator.")
        if viewer.person_id is None
        else t("Nobody has said yet under which name the dialer knows you. Ask your administrator.")
    )
    st.info(said, icon=":material/person_alert:")
