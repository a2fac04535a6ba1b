"""The whole screen: what waits for an answer, the list of people, and the import of a file."""

import streamlit as st

from floor.i18n import Words
from floor.settings import settings
from floor.store.people import known_people, team_names
from floor.store.records import records
from floor.tasks.task import Actor
from floor.ui.deeds import tell_what_was_done
from floor.ui.people.additions import additions
from floor.ui.people.importing import Reader, importing
from floor.ui.people.person import open_person
from floor.ui.people.queue import who_is_that
from floor.ui.people.reasons import sentence
from floor.ui.people.table import filtered, opened_person, people_table


def people_screen(actor: Actor, read: Reader, t: Words) -> None:
    """Draw it from one view of the records."""
    with records().reading() as session:
        people, teams = known_people(session), team_names(session)
    house = settings()
    today = house.today(house.now())
    tell_what_was_done(sentence, t)
    who_is_that(actor, people, teams, t)
    everybody, file = st.tabs([t("Everybody"), t("Import a file")], key="people_tabs")
    with everybody:
        additions(actor, teams, t)
        shown, person = filtered(people, teams, today, t), opened_person(people)
        # Beside the list, so that whoever chooses a row sees what it opens; on a phone it stands below.
        there, beside = st.columns([3, 2]) if person else (st.container(), st.container())
        with there:
            people_table(people, shown, today, t)
        if person:
            with beside:
                open_person(actor, person, teams, today, t)
    with file:
        importing(actor, read, t)
