"""Why a screen cannot be had, in the reader's words, and what to do."""

from floor.i18n import Words
from floor.rules.wall_screen import LONGEST_NAME, MOST_BOARDS, Flaw


def sentence(flaw: Flaw, t: Words) -> str:
    """One sentence for each flaw."""
    return {
        Flaw.NO_NAME: t("Give the screen a name, for example where it hangs."),
        Flaw.LONG_NAME: t("The name is too long. Take at most {n} characters.", n=LONGEST_NAME),
        Flaw.NAME_TAKEN: t("A live screen has this name already. Take another, or revoke that one first."),
        Flaw.NO_BOARD: t("Choose at least one board."),
        Flaw.MANY_BOARDS: t("These are too many boards. Take at most {n}.", n=MOST_BOARDS),
        Flaw.UNKNOWN_BOARD: t("One of these boards does not exist here. Choose again."),
        Flaw.UNKNOWN_TEAM: t("This team does not exist any more. Choose again."),
        Flaw.TEAMS_OF_A_TEAM: t("A screen of one team shows its agents. Leave out the boards of teams."),
        Flaw.UNKNOWN_LOOK: t("This distance, colour or language does not exist here. Choose again."),
        Flaw.PAST_DAY: t("The last day is over. Take today or a day to come, or leave it empty."),
    }[flaw]
