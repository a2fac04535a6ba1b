"""The field in which an administrator says whose account it is."""

from collections.abc import Mapping

import streamlit as st
from sqlmodel import Session

from floor.i18n import Words
from floor.store.people import known_people

NOBODY = 0
"""No person has this number."""

People = Mapping[int, str]


def people_to_choose(session: Session) -> People:
    """Everybody in the records by number: the name, and the dialer id that tells two of one name apart."""
    people = sorted(known_people(session), key=lambda person: person.details.name.casefold())
    return {
        person.person_id: " · ".join(part for part in (person.details.name, person.agent_id) if part)
        for person in people
    }


def people_field(people: People, person_id: int | None, key: str, t: Words) -> int | None:
    """The number of the person that is chosen; None for nobody."""
    names = {NOBODY: t("Nobody of the floor"), **people}
    chosen = st.selectbox(
        t("Whose account it is"),
        list(names),
        index=list(names).index(person_id or NOBODY),
        format_func=names.__getitem__,
        help=t("An agent's own orders and pay, and a lead's team, are found by this."),
        key=key,
    )
    return chosen or None
