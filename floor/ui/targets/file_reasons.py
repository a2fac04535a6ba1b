"""Why a row of a file of targets cannot be taken, in the reader's words; reads on after its column and value."""

from collections.abc import Mapping

from floor.i18n import Words
from floor.loader_words import loader_words
from floor.store.target_import import Why


def why(text: str, t: Words) -> str:
    """What the dry run or the reader of files says."""
    return _reasons(t).get(text) or loader_words(text, t)


def _reasons(t: Words) -> Mapping[str, str]:
    return {
        Why.EMPTY: t("is empty"),
        Why.NOT_WHOM: t("is none of floor, team, level, person"),
        Why.NOBODY: t("is nobody whom the records know"),
        Why.NOT_METRIC: t("is no metric; its key stands in an exported file"),
        Why.NOT_SPAN: t("is none of day, week, month, own"),
        Why.NOT_NUMBER: t("is no number written like 1234.5"),
        Why.NEGATIVE: t("is negative"),
        Why.TOO_LARGE: t("is larger than the metric can be"),
        Why.NOT_WHOLE: t("has decimals, but the metric is counted in whole units"),
        Why.TOO_FINE: t("has more than four decimals"),
        Why.NOT_DAY: t("is no day written like 2026-12-01"),
        Why.STRANGE_DAY: t("lies before 2000 or after 2099"),
        Why.TURNED: t("lies before the first day"),
        Why.NO_PERIOD: t("is needed for an own period, and for nothing else"),
        Why.NO_SUCH_NUMBER: t("is the number of no target; leave it empty for a new one"),
        Why.TWICE: t("stands in another row of this file too"),
        Why.FIXED: t("differs from the target of this number; leave the number empty for a new one"),
        Why.REOPENED: t("was ended; leave the number empty to set a new one"),
        Why.BEGUN: t("is for an own period that has begun; end it and set a new one"),
        Why.OVER: t("is for days that are over; leave the number empty to set a new one"),
    }
