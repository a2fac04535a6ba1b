"""The two fields in which a new password is chosen, and what may be wrong with it."""

from floor.i18n import Words
from floor.rules.passwords import LONGEST, SHORTEST, PasswordFlaw
from floor.web.door.page import INVALID, NOTHING
from floor.web.door.template import Html, filled
from floor.web.form import Form


def password_fields(t: Words, *, invalid: bool) -> Html:
    """Both fields, empty: a password never goes back to the browser."""
    return _fields(t, t("Password"), t("The password once more"), INVALID if invalid else NOTHING)


def new_password_fields(t: Words, *, invalid: bool) -> Html:
    """The same where the present password is asked for too."""
    return _fields(t, t("New password"), t("The new password once more"), INVALID if invalid else NOTHING)


def not_the_same(form: Form, t: Words) -> str | None:
    """A slip of the fingers would lock its owner out."""
    if form.get("password", "") == form.get("again", ""):
        return None
    return t("The two passwords are not the same. Type both again.")


def password_sentence(flaw: PasswordFlaw, t: Words) -> str:
    """What is wrong and what to do."""
    return {
        PasswordFlaw.TOO_SHORT: t("This password is too short. Use {n} characters or more.", n=SHORTEST),
        PasswordFlaw.TOO_LONG: t("This password is too long. Use at most {n} characters.", n=LONGEST),
        PasswordFlaw.EASY_TO_GUESS: t(
            "This password is easy to guess: it is common, or made of names, dates or repeats. Choose another one."
        ),
    }[flaw]


def _fields(t: Words, label: str, again_label: str, invalid: Html) -> Html:
    hint = t("{n} characters or more. Three unusual words that you can remember are good.", n=SHORTEST)
    return filled("passwords", password_label=label, password_hint=hint, again_label=again_label, invalid=invalid)
