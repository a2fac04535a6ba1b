"""How far somebody is ahead of what is due by now, or behind it, as one signed number in words; and what is to go."""

from fractions import Fraction
from math import floor

from floor.i18n import Words
from floor.rules.metrics import METRICS, Metric
from floor.rules.periods import Kind
from floor.store.board_rows import BoardRow
from floor.store.gap_reading import left_of

# Of hundreds nobody reads a tenth from afar.
A_HUNDRED = 100
MINUS = "\N{MINUS SIGN}"


def pace_words(row: BoardRow, metric: str, kind: Kind, t: Words, *, running: bool) -> str:
    """Such as "+1.4 ahead today"; of a period that is over, against its target. "" where nothing is or was due."""
    ahead, measured = _measured(row), METRICS[metric]
    if ahead is None:
        return ""
    amount, side = signed(measured, ahead, t), pace_side(row, measured, t)
    if not running:
        return _of_the_past(side, amount, t)
    words: dict[str, dict[Kind, str]] = {
        "on": {
            "day": t("just on pace today"),
            "week": t("just on pace this week"),
            "month": t("just on pace this month"),
        },
        "ahead": {
            "day": t("{amount} ahead today", amount=amount),
            "week": t("{amount} ahead this week", amount=amount),
            "month": t("{amount} ahead this month", amount=amount),
        },
        "behind": {
            "day": t("{amount} behind today", amount=amount),
            "week": t("{amount} behind this week", amount=amount),
            "month": t("{amount} behind this month", amount=amount),
        },
    }
    return words[side][kind]


def pace_mark(row: BoardRow, metric: Metric, t: Words) -> str:
    """The signed number alone, as it stands beside a bar; "" where nothing is due."""
    ahead = _measured(row)
    if ahead is None:
        return ""
    return f"±{signed(metric, ahead, t)}" if pace_side(row, metric, t) == "on" else signed(metric, ahead, t)


def pace_side(row: BoardRow, metric: Metric, t: Words) -> str:
    """ahead, behind, or on pace where the number as it is written is nothing; "" where nothing is due."""
    ahead = _measured(row)
    if ahead is None:
        return ""
    if signed(metric, ahead, t) == signed(metric, Fraction(0), t):
        return "on"
    return "ahead" if ahead > 0 else "behind"


def gap_words(row: BoardRow, metric: Metric, t: Words) -> str:
    """Such as "12 to go"; "" where there is no target to go to."""
    left = left_of(row, metric.key)
    if left is None:
        return ""
    return t("{amount} to go", amount=t.metric(metric, left)) if left else t("target reached")


def signed(metric: Metric, amount: Fraction, t: Words) -> str:
    """With its sign, to a tenth where it is not whole and below a hundred; money without cents."""
    size, money = abs(amount), metric.unit == "money"
    written = t.money(size) if money else t.number(size, _digits(size))
    if written == (t.money(0) if money else t.number(0)):
        return written
    return f"{'+' if amount > 0 else MINUS}{written}"


def _digits(size: Fraction) -> int:
    tenths = floor(size * 10 + Fraction(1, 2))
    return 0 if tenths % 10 == 0 or size >= A_HUNDRED else 1


def _measured(row: BoardRow) -> Fraction | None:
    """Before anything is due of a period, and nothing is done, there is no pace."""
    return row.ahead if row.target and (row.due or row.value) else None


def _of_the_past(side: str, amount: str, t: Words) -> str:
    match side:
        case "ahead":
            return t("{amount} over the target", amount=amount)
        case "behind":
            return t("{amount} short of the target", amount=amount)
        case _:
            return t("target reached exactly")
