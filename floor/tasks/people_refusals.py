"""Why a change to people cannot be done, each a sentence for whoever asked; the screens have them in every language."""

from enum import StrEnum

from sqlmodel import Session

from floor.rules.person import Details, KnownPerson, Why, text_fault
from floor.store.people import known_agent_ids, known_person
from floor.tasks.task import Impossible


class Sentence(StrEnum):
    """What is wrong and what to do."""

    CHANGED = "The people changed meanwhile. Look again, then decide."
    NAME_NEEDED = "A name is needed."
    TOO_LONG = "Names, teams, levels and ids have at most 200 characters."
    NOT_TEXT = "There is a character in it that cannot be kept. Write it without."
    LEFT_BEFORE_HIRED = "The day of leaving lies before the hire date. Correct one of them."
    ID_NEEDED = "A dialer id is needed."
    ID_TAKEN = "This id belongs to somebody already."
    TEAM_NEEDED = "A team needs a name."
    TEAM_TAKEN = "There is a team of that name already. Move its people instead."
    NO_SUCH_TEAM = "There is no team of that name any more."


OF_FAULT = {
    Why.EMPTY: Sentence.NAME_NEEDED,
    Why.TOO_LONG: Sentence.TOO_LONG,
    Why.NOT_TEXT: Sentence.NOT_TEXT,
    Why.LEFT_BEFORE_HIRED: Sentence.LEFT_BEFORE_HIRED,
}


def refuse_fault(details: Details) -> None:
    """Raise what cannot be true of a person."""
    if fault := details.fault:
        raise Impossible(OF_FAULT[fault.why])


def refuse_text(text: str) -> None:
    """Raise what cannot be in the name of a team or in an id."""
    if fault := text_fault("", text):
        raise Impossible(OF_FAULT[fault.why])


def refuse_taken(session: Session, agent_id: str) -> None:
    """Raise that an id is none, or is somebody's: the queue was seen before somebody else solved it."""
    if not agent_id.strip():
        raise Impossible(Sentence.ID_NEEDED)
    refuse_text(agent_id)
    if agent_id in known_agent_ids(session):
        raise Impossible(Sentence.ID_TAKEN)


def refuse_changed(session: Session, seen: KnownPerson) -> None:
    """Raise that a person is not any more as the one who asks saw them."""
    if known_person(session, seen.person_id) != seen:
        raise Impossible(Sentence.CHANGED)


def subject_of(person: KnownPerson) -> str:
    """The person as the audit names them: by name, and by the id that no other has."""
    return f"{person.details.name} ({person.agent_id or person.person_id})"
