"""Reasons of guesses and refusals in the reader's words."""

from floor.i18n import Words

DURATION = "is not a duration from 0 to"
MONEY = "is not an amount of money"


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


def asked_words(question: str, t: Words) -> str:
    """What the file does not decide."""
    return {
        "No day in it is above 12: whether the day or the month comes first cannot be known.": t(
            "No day in it is above 12: whether the day or the month comes first cannot be known."
        ),
        "Its encoding was guessed: look whether the names are right.": t(
            "Its encoding was guessed: look whether the names are right."
        ),
        "Its ids are not each of one row, so they do not name the rows.": t(
            "Its ids are not each of one row, so they do not name the rows."
        ),
        "No column of outcomes was found: every row counts as a call and nothing more.": t(
            "No column of outcomes was found: every row counts as a call and nothing more."
        ),
        "No column was found for something that this log needs: say which one it is.": t(
            "No column was found for something that this log needs: say which one it is."
        ),
        "Some outcome codes do not say what they mean.": t("Some outcome codes do not say what they mean."),
    }.get(question, question)


def refused_words(reason: str, t: Words) -> str:
    """Why a row would be refused; a reason that is not here stands in the loader's own words."""
    if reason.startswith(DURATION):
        return t("is not a duration in this unit")
    if reason.startswith(MONEY):
        return t("is not a plain amount of money")
    if reason.startswith("fields stand in this row"):
        return t("is the number of its fields, and the header has another")
    return {
        "is empty": t("is empty"),
        "is not a time this format knows": t("is not a time this format knows"),
        "is not a day this format knows": t("is not a day this format knows"),
        "lies in the future": t("lies in the future"),
        "lies before 2000-01-01": t("lies before 2000-01-01"),
        "lies before 1950-01-01": t("lies before 1950-01-01"),
        "is not within a day after the start of the shift": t("is not within a day after the start of the shift"),
        "is before the day of the sale": t("is before the day of the sale"),
        "is longer than the time signed in": t("is longer than the time signed in"),
        "is longer than the shift from start to end": t("is longer than the shift from start to end"),
        "is longer than the whole of it": t("is longer than the whole of it"),
        "is neither yes nor no": t("is neither yes nor no"),
    }.get(reason, reason)
