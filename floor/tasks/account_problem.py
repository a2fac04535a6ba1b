"""Why something cannot be done to an account, and the sentence that says so."""

from enum import StrEnum

from floor.i18n import Words
from floor.rules.account_names import LONGEST, NameFlaw
from floor.tasks.task import Impossible


class Obstacle(StrEnum):
    """What stands in the way, beside a name that cannot be had."""

    NO_SUCH_ACCOUNT = "no_such_account"
    NO_SUCH_PERSON = "no_such_person"
    NO_SUCH_ROLE = "no_such_role"
    LAST_ADMINISTRATOR = "last_administrator"
    DISABLED = "disabled"


class AccountProblem(Impossible):
    """It cannot be done; `why` says what stands in the way."""

    def __init__(self, why: Obstacle | NameFlaw) -> None:
        super().__init__(f"It cannot be done to this account: {why}.")
        self.why = why


def account_sentence(why: Obstacle | NameFlaw, t: Words) -> str:
    """What is wrong and what to do, in the reader's language."""
    sentences: dict[Obstacle | NameFlaw, str] = {
        NameFlaw.EMPTY: t("Give the account a name."),
        NameFlaw.TOO_LONG: t("This name is too long. Choose one of at most {n} characters.", n=LONGEST),
        NameFlaw.UNSEEN_SIGNS: t("This name holds characters that nobody can see. Type it anew."),
        NameFlaw.TAKEN: t("Another account has this name. Choose another one."),
        Obstacle.NO_SUCH_ACCOUNT: t("This account is not there any more. Load the page again."),
        Obstacle.NO_SUCH_PERSON: t("This person is not there any more. Load the page again."),
        Obstacle.NO_SUCH_ROLE: t("There is no such role. Load the page again."),
        Obstacle.LAST_ADMINISTRATOR: t("This is the last administrator who can sign in. Make another one first."),
        Obstacle.DISABLED: t("This account is disabled. Enable it first."),
    }
    return sentences[why]
