"""Why a change to targets cannot be done, in the reader's words."""

from collections.abc import Mapping

from floor.i18n import Words
from floor.tasks.target_refusals import Sentence


def sentence(text: str, t: Words) -> str:
    """What a task refuses with; each of its sentences is a text of the catalogue."""
    return _sentences(t).get(text, text)


def _sentences(t: Words) -> Mapping[str, str]:
    return {
        Sentence.CHANGED: t("Targets or people changed meanwhile. Look again, then decide."),
        Sentence.NOTHING: t("There is nothing to change."),
        Sentence.NOBODY: t("One of these targets is for nobody the records know. Choose again."),
        Sentence.UNKNOWN_METRIC: t("One of these targets is for a metric that does not exist here. Choose again."),
        Sentence.NO_SUM: t("Only a sum can be split: orders, revenue, dials or contacts."),
        Sentence.WRONG_SUM: t(
            "The parts are for other days or another metric than the whole. Look again, then decide."
        ),
        Sentence.NEGATIVE: t("A target cannot be negative."),
        Sentence.TOO_LARGE: t("This figure is larger than the metric can be."),
        Sentence.NOT_WHOLE: t("This metric is counted in whole units. Write a figure without decimals."),
        Sentence.TOO_FINE: t("This figure has too many decimals. Four are enough."),
        Sentence.DAYS_TURNED: t("The last day lies before the first. Correct one of them."),
        Sentence.STRANGE_DAY: t("A day lies before 2000 or after 2099. Correct it."),
        Sentence.REASON_NEEDED: t(
            "This changes what days that are over are measured by. Say why; the audit keeps the reason."
        ),
        Sentence.LONG_REASON: t("The reason is too long. Take at most 200 characters."),
        Sentence.BAD_ROWS: t("Some rows cannot be taken. Mend them in the file and upload it again."),
        Sentence.BAD_RAMP: t("A week's share is between 0 and 100 percent, and a ramp has at most 52 weeks."),
    }
