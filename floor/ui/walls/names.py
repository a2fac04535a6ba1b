"""What the parts of a wall screen are called."""

from floor.i18n import Words
from floor.rules.metrics import METRICS
from floor.rules.wall_screen import Reading, Theme, WallBoard


def board_name(board: WallBoard, t: Words) -> str:
    """Orders · Day · Agents."""
    period = {"day": t("Day"), "week": t("Week"), "month": t("Month")}[board.kind]
    rows = {"agent": t("Agents"), "team": t("Teams")}[board.by]
    return f"{t.label(METRICS[board.metric].name)} · {period} · {rows}"


def reading_names(t: Words) -> dict[Reading, str]:
    """The reading distances of a wall, nearest first."""
    return {
        "near": t("Near: everybody at once, to 2.5 m"),
        "room": t("Room: the top ten large, to 4 m"),
        "floor": t("Floor: ten a page, to 6 m"),
        "hall": t("Hall: six a page, to 9 m"),
    }


def theme_names(t: Words) -> dict[Theme, str]:
    """The colours of a wall."""
    return {"dark": t("Dark"), "light": t("Light"), "auto": t("As the device")}
