"""People: who the agents of the logs are, who works here under which ids, and in which team when."""

import streamlit as st

from etl.people_upload import read_upload
from etl.problems import Refused
from floor.rules.access import Permission
from floor.rules.people_group import PeopleFile
from floor.settings import settings
from floor.ui.guard import actor_of, guard
from floor.ui.language import reader_words
from floor.ui.people.importing import ReadFile
from floor.ui.people.plan_tables import ProblemRow
from floor.ui.people.screen import people_screen

viewer = guard(Permission.MANAGE_PEOPLE)


def read(name: str, content: bytes) -> ReadFile:
    """An upload by the formats of the logs."""
    house = settings()
    try:
        upload = read_upload(name, content, house, house.now())
    except Refused as refused:
        return ReadFile(PeopleFile(frozenset(), ()), refused=str(refused))
    return ReadFile(upload.file, [ProblemRow(one.line, one.column, one.value, one.why) for one in upload.unread])


t = reader_words()
st.title(t("People"), anchor=False)
people_screen(actor_of(viewer), read, t)
