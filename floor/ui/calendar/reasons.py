"""Why a change to the calendar was not done, in the reader's words."""

from collections.abc import Mapping

from floor.i18n import Words
from floor.tasks.calendar_refusals import Sentence


def sentence(text: str, t: Words) -> str:
    """What a task refuses with; each of its sentences is a text of the catalogue."""
    return _sentences(t).get(text, text)


def _sentences(t: Words) -> Mapping[str, str]:
    return {
        Sentence.CHANGED: t("The calendar changed meanwhile. Look again, then decide."),
        Sentence.SHARE: t("A day is worked between 0 and 100 percent."),
        Sentence.NO_HALF: t("Of a half day a part is worked: more than 0 and less than 100 percent."),
        Sentence.NO_EXTRA: t("An extra day needs some work: more than 0 percent."),
        Sentence.REASON_NEEDED: t("A day that was lost needs its reason."),
        Sentence.REASON_TOO_LONG: t("A reason has at most 200 characters."),
        Sentence.NOT_TEXT: t("There is a character in it that cannot be kept. Write it without."),
        Sentence.DAY: t("This day lies too far away. Choose one between 2000 and 2099."),
        Sentence.DAY_NEEDED: t("Choose a day first."),
        Sentence.ORDER: t("The last day lies before the first one. Correct one of them."),
        Sentence.WEEK: t("A week needs some work, and no weekday more than 100 percent."),
        Sentence.HOURS: t("A team cannot open and close at the same time."),
        Sentence.PAST: t("This changes days before today. Write down why, then save again."),
        Sentence.NOBODY: t("Choose who it is about."),
        Sentence.NO_TEAM: t("There is no team of that name any more."),
        Sentence.ALREADY_AWAY: t("They are away on some of these days already. End or delete that first."),
        Sentence.NOT_INSIDE: t("The last day must lie inside the absence."),
        Sentence.NOTHING_CHOSEN: t("Nothing is ticked. Tick what you want to take over."),
    }
