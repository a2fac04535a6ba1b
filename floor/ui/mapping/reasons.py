"""Why a column was chosen by the guess, in the reader's words."""

from floor.i18n import Words


def why_words(why: str, t: Words) -> str:
    """Why a column was chosen."""
    return {
        "its name says so": t("its name says so"),
        "a part of its name says so": t("a part of its name says so"),
        "its values look like it": t("its values look like it"),
        "a day and a time of the day, together": t("a day and a time of the day, together"),
        "nothing in the file says it: the same for every row": t("nothing in the file says it: the same for every row"),
    }.get(why, why)


def sure_words(sure: str, why: str, t: Words) -> str:
    """A reason behind how far it can be trusted."""
    said = {"sure": t("Sure: {why}", why=why), "likely": t("Likely: {why}", why=why)}
    return said.get(sure, t("Unsure: {why}", why=why))
