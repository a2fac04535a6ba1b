"""Agents of the logs whom nobody knows, each with the question who that is."""

from collections.abc import Sequence

import streamlit as st

from floor.i18n import Words
from floor.rules.person import KnownPerson
from floor.store.unknowns import UnknownAgent
from floor.store.warehouse import NoWarehouse, WarehouseUnreadable
from floor.tasks.name_agent import name_known_person, name_new_person
from floor.tasks.task import Actor
from floor.ui import cached
from floor.ui.deeds import deed
from floor.ui.people.fields import label_of, team_field, written

# More at once is a matter for a people file.
SHOWN = 5


def who_is_that(actor: Actor, people: Sequence[KnownPerson], teams: Sequence[str], t: Words) -> None:
    """Those with the most work first; nothing where everybody is known."""
    unknown = sorted(_unknown(), key=lambda one: (-one.calls, -one.sales, one.agent_id))
    if not unknown:
        return
    st.subheader(t("Who is that?"), anchor=False)
    st.caption(t("The logs know them, nobody here does. Once you say who it is, their whole history is right."))
    for one in unknown[:SHOWN]:
        with st.container(border=True):
            st.text(_question(one, t))
            left, right = st.columns([3, 2], gap="large")
            with left:
                _somebody_new(actor, one.agent_id, teams, t)
            with right:
                _somebody_known(actor, one.agent_id, people, t)
    if len(unknown) > SHOWN:
        more = t.plural("{n} more is waiting.", "{n} more are waiting.", len(unknown) - SHOWN)
        st.caption(f"{more} {t('For many at once, import a people file.')}")


def _unknown() -> tuple[UnknownAgent, ...]:
    try:
        return cached.unknown_agents(cached.open_warehouse(), cached.roster())
    except (NoWarehouse, WarehouseUnreadable):
        return ()


def _question(one: UnknownAgent, t: Words) -> str:
    # A floor with a shop's log alone has orders of people whose calls nobody has logged.
    calls = (
        t.plural("{n} call", "{n} calls", one.calls) if one.calls else t.plural("{n} order", "{n} orders", one.sales)
    )
    first, last = t.date(one.first_day, "short"), t.date(one.last_day, "short")
    if one.first_day == one.last_day:
        return t("{calls} by {agent} on {day}: who is that?", calls=calls, agent=one.agent_id, day=first)
    return t(
        "{calls} by {agent} from {first} to {last}: who is that?",
        calls=calls,
        agent=one.agent_id,
        first=first,
        last=last,
    )


def _somebody_new(actor: Actor, agent_id: str, teams: Sequence[str], t: Words) -> None:
    name, team = f"new_name:{agent_id}", f"new_team:{agent_id}"
    with st.form(key=f"new:{agent_id}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(t("Somebody new"), placeholder=t("Name"), key=name)
        team_field(teams, "", team, t)
        st.form_submit_button(t("Add"), icon=":material/person_add:", on_click=_name_new, args=(actor, agent_id))


def _somebody_known(actor: Actor, agent_id: str, people: Sequence[KnownPerson], t: Words) -> None:
    if not people:
        return
    with st.form(key=f"known:{agent_id}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            t("Another id of somebody"),
            people,
            index=None,
            format_func=label_of,
            placeholder=t("Type a name"),
            key=f"known_person:{agent_id}",
        )
        st.form_submit_button(t("It is them"), icon=":material/link:", on_click=_name_known, args=(actor, agent_id))


def _name_new(actor: Actor, agent_id: str) -> None:
    name, team = written(f"new_name:{agent_id}"), written(f"new_team:{agent_id}")
    deed(lambda: name_new_person(actor, agent_id, name, team))


def _name_known(actor: Actor, agent_id: str) -> None:
    person = st.session_state.get(f"known_person:{agent_id}")
    if isinstance(person, KnownPerson):
        deed(lambda: name_known_person(actor, agent_id, person))
