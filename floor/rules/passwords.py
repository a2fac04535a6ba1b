"""Which passwords are good enough: long, and not what a guesser tries first. No rule about kinds of signs."""

from enum import StrEnum

from zxcvbn import zxcvbn

SHORTEST = 10
LONGEST = 256
LOWEST_SCORE = 2  # of 4: more than a million guesses
# The time zxcvbn takes grows with the cube of the length; what is this long is judged by its beginning.
LOOKED_AT = 72
OUR_NAME = "floorboard"


class PasswordFlaw(StrEnum):
    """Why a password cannot be chosen."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    EASY_TO_GUESS = "easy_to_guess"


def flaw_of_password(password: str, account_name: str) -> PasswordFlaw | None:
    """What is wrong with the password; None: it is good. It counts as it is, with every space and sign.

    Method: zxcvbn (Wheeler, USENIX Security 2016), which knows common passwords, names, words, dates and keyboard rows.
    """
    if len(password) < SHORTEST:
        return PasswordFlaw.TOO_SHORT
    if len(password) > LONGEST:
        return PasswordFlaw.TOO_LONG
    known = [account_name, *account_name.split(), OUR_NAME]
    score = zxcvbn(password[:LOOKED_AT], user_inputs=known)["score"]
    return PasswordFlaw.EASY_TO_GUESS if score < LOWEST_SCORE else None
