"""What the sign-in page says when the company's identity provider did not lead in."""

from floor.i18n import Words
from floor.tasks.sign_in_by_oidc import Unwelcome
from floor.web.oidc import FAILED, UNREACHABLE


def oidc_problem(code: str, t: Words) -> str | None:
    """The sentence for the `problem` in the address of the sign-in page; None: it is none of these."""
    sentences = {
        Unwelcome.UNKNOWN: t("The company knows you, but no account here is yours. Ask an administrator for one."),
        Unwelcome.UNVERIFIED: t(
            "The company has not verified your e-mail address, so we cannot tell which account is yours. "
            "Ask an administrator."
        ),
        Unwelcome.DISABLED: t("Your account is disabled. Ask an administrator if that is a mistake."),
        FAILED: t("The sign-in by the company did not work. Try it again."),
        UNREACHABLE: t("The company's sign-in does not answer just now. Try it again soon."),
    }
    return next((sentence for problem, sentence in sentences.items() if problem == code), None)
