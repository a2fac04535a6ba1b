"""Which column of an unknown file is which of ours, and so which log it is: by name first, then by content."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from etl.canonical import LOGS, Column, Log
from etl.guess.values import Values
from etl.guess.words import column_names, outcome_of, plain

PART = 0.5
SHORTEST_PART = 3


class Why(StrEnum):
    """The reason of a guess."""

    NAME = "its name says so"
    PART_OF_NAME = "a part of its name says so"
    CONTENT = "its values look like it"
    TWO_COLUMNS = "a day and a time of the day, together"
    ONLY_ONE = "nothing in the file says it: the same for every row"

    @property
    def sure(self) -> "Sure":
        """How far it can be trusted."""
        return SURE[self]


class Sure(StrEnum):
    """How far a guess can be trusted."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


SURE = {
    Why.NAME: Sure.SURE,
    Why.PART_OF_NAME: Sure.LIKELY,
    Why.TWO_COLUMNS: Sure.LIKELY,
    Why.CONTENT: Sure.UNSURE,
    Why.ONLY_ONE: Sure.UNSURE,
}


class Found(NamedTuple):
    """Our column is this one of theirs, for this reason; `weight`: how sure."""

    theirs: str
    why: Why
    weight: float


# The columns that only this log has: they say which log it is.
TELLING: Mapping[str, frozenset[str]] = {
    "sales": frozenset({"amount", "sale_id", "quantity", "sold_at"}),
    "shifts": frozenset({"login_seconds", "pause_seconds", "wait_seconds", "ended_at"}),
    "quality": frozenset({"score", "review_id", "reviewer"}),
    "people": frozenset({"hire_date", "team", "display_name", "team_since", "level", "left_date"}),
    "products": frozenset({"list_price", "category"}),
    "calls": frozenset({"outcome_code", "talk_seconds", "phone", "direction", "ring_seconds", "call_id"}),
}


def log_of(columns: Sequence[Values]) -> tuple[Log, dict[str, Found]]:
    """The log that a file's columns make, and which of ours each of them is."""
    tried = [(log, matched(log, columns)) for log in LOGS.values()]
    return max(tried, key=lambda one: _likeness(*one))


def matched(log: Log, columns: Sequence[Values]) -> dict[str, Found]:
    """Our column to the one of the file that it most likely is; no column of the file is taken twice."""
    pairs = [(found, ours.name) for ours in log.columns for values in columns if (found := _pair(ours, values))]
    # The surest first; of two alike the one further left in the file, which exports put first for a reason.
    pairs.sort(key=lambda pair: -pair[0].weight)
    taken: dict[str, Found] = {}
    for found, ours in pairs:
        if ours not in taken and all(found.theirs != other.theirs for other in taken.values()):
            taken[ours] = found
    return taken


def _likeness(log: Log, found: Mapping[str, Found]) -> float:
    needed = [column.name for column in log.columns if column.required]
    lacks = sum(name not in found for name in needed if name != "outcome_code")
    by_name = {name for name, one in found.items() if one.why is not Why.CONTENT}
    return 2 * len(by_name & TELLING[log.name]) + len(found) - 6 * lacks


def _pair(ours: Column, values: Values) -> Found | None:
    """Whether this can be that: its values must allow it, whatever its name."""
    if not values.texts or not _may_be(ours, values):
        return None
    theirs, names = plain(values.name), column_names()[ours.name]
    if theirs in names:
        return Found(values.name, Why.NAME, 2 + 1 / (1 + names.index(theirs)))
    parts = [name for name in names if len(name) >= SHORTEST_PART and (name in theirs or _short(theirs, name))]
    if parts and ours.name not in {"name", "started_at", "quantity"}:
        return Found(values.name, Why.PART_OF_NAME, PART + max(map(len, parts)) / (1 + len(theirs)))
    return Found(values.name, Why.CONTENT, weight) if (weight := _content(ours, values)) else None


def _short(theirs: str, name: str) -> bool:
    return len(theirs) > SHORTEST_PART and theirs in name and not theirs.isascii()


def _may_be(ours: Column, values: Values) -> bool:
    kinds = {
        "time": lambda: values.moments is not None or values.days is not None,
        "day": lambda: values.days is not None or values.moments is not None,
        "seconds": lambda: values.unit is not None,
        "count": lambda: values.are_numbers,
        "money": lambda: values.are_amounts,
        "percent": lambda: values.are_numbers,
        "score": lambda: values.are_numbers,
        "yes_no": lambda: values.yes_no is not None,
        "phone": lambda: values.are_phones,
        "code": lambda: values.are_few,
    }
    if ours.kind in kinds:
        return kinds[ours.kind]()
    if ours.allowed:
        return words_of(ours, values) is not None
    return values.moments is None


def _content(ours: Column, values: Values) -> float:
    """How much the values alone say for it, where the name says nothing; little against a name."""
    if ours.kind == "time" and ours.required and values.moments:
        return 0.3
    if ours.kind == "phone":
        return 0.2
    if ours.kind == "code":
        told = sum(count for code, count in values.counts.items() if outcome_of(code))
        return 0.3 * told / len(values.texts)
    return 0.0


WORDS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "direction": {
        "outbound": ("outbound", "out", "outgoing", "manual", "o", "呼出", "外呼", "去电", "拨出"),
        "inbound": ("inbound", "in", "incoming", "i", "呼入", "来电", "接入"),
    },
    "status": {
        "booked": ("booked", "open", "new", "已下单", "待确认"),
        "confirmed": ("confirmed", "paid", "completed", "delivered", "已确认", "已付款", "已完成"),
        "cancelled": ("cancelled", "canceled", "cancel", "refunded", "已取消", "取消", "退单", "已退款"),
    },
}


def words_of(ours: Column, values: Values) -> dict[str, str] | None:
    """Each value as one of the words that may stand there; None: one of them is no such word."""
    known = {plain(word): one for one, words in WORDS[ours.name].items() for word in words}
    if any(plain(value) not in known for value in values.counts):
        return None
    return {value: known[plain(value)] for value in values.counts}
