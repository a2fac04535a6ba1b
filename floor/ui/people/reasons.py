"""Why something cannot be said of a person, in the reader's words."""

from collections.abc import Mapping

from floor.i18n import Words
from floor.tasks.people_refusals import Sentence


def sentence(text: str, t: Words) -> str:
    """What a task refuses with; each of its sentences is a text of the catalogue."""
    return _sentences(t).get(text, text)


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
