"""How far somebody is ahead of what is due by now, or behind it, as one signed number in words; and what is to go."""

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
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
    amount = signed(measured, ahead, t)
    side = _side(amount)
    if not running:
        return _of_the_past(side, amount, t)
    return _of_the_running(side, kind, amount, t)


def pace_mark(row: BoardRow, metric: Metric, t: Words) -> str:
    """The signed number alone, as it stands beside a bar; "" where nothing is due."""
    ahead = _measured(row)
    if ahead is None:
        return ""
    amount = signed(metric, ahead, t)
    return f"±{amount}" if _side(amount) == "on" else amount


def pace_side(row: BoardRow, metric: Metric, t: Words) -> str:
    """ahead, behind, or on pace where the number as it is written is nothing; "" where nothing is due."""
    ahead = _measured(row)
    return "" if ahead is None else _side(signed(metric, ahead, t))


def gap_words(row: BoardRow, metric: Metric, t: Words) -> str:
    """Such as "12 to go"; "" where there is no target to go to."""
    left = left_of(row, metric.key)
    if left is None:
        return ""
    return t("{amount} to go", amount=t.metric(metric, left)) if left else t("target reached")


def signed(metric: Metric, amount: Fraction, t: Words) -> str:
    """With its sign, to a tenth where it is not whole and below a hundred; money without cents."""
    return _signed(amount, t, money=metric.unit == "money")


# A board of 500 agents says each of these three times at every change.
@lru_cache(maxsize=10_000)
def _signed(amount: Fraction, t: Words, *, money: bool) -> str:
    size = abs(amount)
    written = t.money(size) if money else t.number(size, _digits(size))
    if written == (t.money(0) if money else t.number(0)):
        return written
    return f"{'+' if amount > 0 else MINUS}{written}"


def _side(amount: str) -> str:
    return {"+": "ahead", MINUS: "behind"}.get(amount[:1], "on")


def _digits(size: Fraction) -> int:
    tenths = floor(size * 10 + Fraction(1, 2))
    return 0 if tenths % 10 == 0 or size >= A_HUNDRED else 1


def _measured(row: BoardRow) -> Fraction | None:
    """Before anything is due of a period, and nothing is done, there is no pace."""
    return row.ahead if row.target and (row.due or row.value) else None


def _of_the_running(side: str, kind: Kind, amount: str, t: Words) -> str:
    words: dict[tuple[str, Kind], Callable[[], str]] = {
        ("on", "day"): lambda: t("just on pace today"),
        ("on", "week"): lambda: t("just on pace this week"),
        ("on", "month"): lambda: t("just on pace this month"),
        ("ahead", "day"): lambda: t("{amount} ahead today", amount=amount),
        ("ahead", "week"): lambda: t("{amount} ahead this week", amount=amount),
        ("ahead", "month"): lambda: t("{amount} ahead this month", amount=amount),
        ("behind", "day"): lambda: t("{amount} behind today", amount=amount),
        ("behind", "week"): lambda: t("{amount} behind this week", amount=amount),
        ("behind", "month"): lambda: t("{amount} behind this month", amount=amount),
    }
    return words[side, kind]()


def _of_the_past(side: str, amount: str, t: Words) -> str:
    match side:
        case "ahead":
            return t("{amount} over the target", amount=amount)
        case "behind":
            return t("{amount} short of the target", amount=amount)
        case _:
            return t("target reached exactly")
