"""Why something cannot be said of a person, in the reader's words."""

from collections.abc import Mapping

from floor.i18n import Words
from floor.rules.person import Why
from floor.tasks.people_refusals import Sentence

ANOTHER_WIDTH = "fields stand in this row"


def sentence(text: str, t: Words) -> str:
    """What a task refuses with; each of its sentences is a text of the catalogue."""
    return _sentences(t).get(text, text)


def reason(why: str, t: Words) -> str:
    """Why a row of a people file is not taken: the plan's reasons, and those of whatever reads the file."""
    if why.startswith(ANOTHER_WIDTH):
        return t("is the number of its fields, and the header has another")
    return {**_plan_reasons(t), **_reading_reasons(t)}.get(why, why)


def _sentences(t: Words) -> Mapping[str, str]:
    return {
        Sentence.CHANGED: t("The people changed meanwhile. Look again, then decide."),
        Sentence.NAME_NEEDED: t("A name is needed."),
        Sentence.TOO_LONG: t("Names, teams, levels and ids have at most 200 characters."),
        Sentence.NOT_TEXT: t("There is a character in it that cannot be kept. Write it without."),
        Sentence.LEFT_BEFORE_HIRED: t("The day of leaving lies before the hire date. Correct one of them."),
        Sentence.ID_NEEDED: t("A dialer id is needed."),
        Sentence.ID_TAKEN: t("This id belongs to somebody already."),
        Sentence.TEAM_NEEDED: t("A team needs a name."),
        Sentence.TEAM_TAKEN: t("There is a team of that name already. Move its people instead."),
        Sentence.NO_SUCH_TEAM: t("There is no team of that name any more."),
    }


def _plan_reasons(t: Words) -> Mapping[str, str]:
    return {
        Why.EMPTY: t("is empty"),
        Why.TOO_LONG: t("is longer than 200 characters"),
        Why.NOT_TEXT: t("has a character that cannot be kept"),
        Why.LEFT_BEFORE_HIRED: t("lies before the hire date"),
        Why.OTHER_PERSON: t("belongs to another person already"),
        Why.TWO_PEOPLE: t("is given to two people in this file"),
        Why.CONTRADICTS: t("stands in another row that says something else"),
        Why.OTHER_ROW: t("has another row that cannot be taken"),
    }


def _reading_reasons(t: Words) -> Mapping[str, str]:
    return {
        "is not a day this format knows": t("is not a day this format knows"),
        "lies before 1950-01-01": t("lies before 1950-01-01"),
        "A quote opens in this line and is not closed.": t("A quote opens in this line and is not closed."),
        "The quotes in this line are broken.": t("The quotes in this line are broken."),
    }
