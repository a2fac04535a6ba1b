"""The logs of a floor in our own words: which columns each has, and what may stand in them."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "time", "day", "seconds", "count", "money", "percent", "score", "yes_no", "phone", "code"]

NUMBERS: frozenset[Kind] = frozenset({"seconds", "count", "money", "percent", "score"})
# VICIdial's own reports leave out a pause, wait, talk or wrap time longer than this: it is a fault of the dialer.
LONGEST_SECONDS = 64_999
# What Five9 writes for a call that nobody took, and for an agent or campaign that was deleted since.
NOBODY = ("[None]", "[Deleted]")


@dataclass(frozen=True)
class Column:
    """One canonical column; `required` means a row without it is rejected."""

    name: str
    kind: Kind = "text"
    required: bool = False
    default: str | None = None
    allowed: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    @property
    def is_number(self) -> bool:
        """Whether its values are written in digits, with marks that differ from land to land."""
        return self.kind in NUMBERS


@dataclass(frozen=True)
class NotBefore:
    """No row has `column` before `start`; told as a day, it may be that day. `within_days`: nor so much after it."""

    column: str
    start: str
    reason: str
    by_day: bool = False
    within_days: int | None = None


@dataclass(frozen=True)
class NotLonger:
    """No row has more seconds in `column` than in `whole`, or than lie between the two times that it names."""

    column: str
    whole: tuple[str, ...]
    reason: str
    slack_seconds: int


@dataclass(frozen=True)
class Log:
    """A canonical log. `key` names a row for ever; `day_of` is the time that gives a row its day, where it has one.

    `never` is what its columns cannot say together.
    """

    name: str
    key: str
    day_of: str | None
    columns: tuple[Column, ...]
    key_from: tuple[str, ...] = ()
    never: tuple[NotBefore | NotLonger, ...] = ()

    def column(self, name: str) -> Column | None:
        """The column of that name, if the log has one."""
        return next((column for column in self.columns if column.name == name), None)


# Dialers round each part for itself, and a part by a second or two more than the whole is nobody's fault.
ROUNDING_SECONDS = 60
# On the two nights of a year when clocks are set, an hour of the clock is lost or lived twice.
CLOCK_SET_SECONDS = 3600 + ROUNDING_SECONDS
PARTS = ("pause_seconds", "wait_seconds", "talk_seconds", "wrap_seconds")

CALLS = Log(
    "calls",
    key="call_id",
    day_of="started_at",
    columns=(
        Column("call_id"),
        Column("started_at", "time", required=True),
        Column("agent_id", required=True, never=NOBODY),
        Column("campaign", default=""),
        Column("list_id"),
        Column("script"),
        Column("customer_segment"),
        Column("direction", default="outbound", allowed=("outbound", "inbound")),
        Column("product"),
        Column("phone", "phone"),
        Column("ring_seconds", "seconds"),
        Column("talk_seconds", "seconds"),
        Column("hold_seconds", "seconds"),
        Column("wrap_seconds", "seconds"),
        Column("outcome_code", "code", required=True),
        Column("resolved", "yes_no"),
    ),
)

SALES = Log(
    "sales",
    key="sale_id",
    day_of="sold_at",
    columns=(
        Column("sale_id"),
        Column("sold_at", "time", required=True),
        Column("agent_id", required=True, never=NOBODY),
        Column("call_id"),
        Column("campaign", default=""),
        Column("product", default=""),
        Column("quantity", "count", default="1"),
        Column("amount", "money", required=True),
        Column("status", default="booked", allowed=("booked", "confirmed", "cancelled")),
        Column("cancelled_at", "time"),
        Column("cancel_reason"),
        Column("shared_with"),
        Column("share_percent", "percent"),
    ),
    never=(NotBefore("cancelled_at", "sold_at", "is before the day of the sale", by_day=True),),
)

SHIFTS = Log(
    "shifts",
    key="shift_id",
    key_from=("agent_id", "started_at"),
    day_of="started_at",
    columns=(
        Column("shift_id"),
        Column("started_at", "time", required=True),
        Column("ended_at", "time"),
        Column("agent_id", required=True, never=NOBODY),
        Column("campaign", default=""),
        Column("login_seconds", "seconds"),
        Column("pause_seconds", "seconds"),
        Column("wait_seconds", "seconds"),
        Column("talk_seconds", "seconds"),
        Column("wrap_seconds", "seconds"),
    ),
    never=(
        NotBefore("ended_at", "started_at", "is not within a day after the start of the shift", within_days=1),
        *(NotLonger(one, ("login_seconds",), "is longer than the time signed in", ROUNDING_SECONDS) for one in PARTS),
        *(
            NotLonger(one, ("started_at", "ended_at"), "is longer than the shift from start to end", CLOCK_SET_SECONDS)
            for one in ("login_seconds", *PARTS)
        ),
    ),
)

QUALITY = Log(
    "quality",
    key="review_id",
    day_of="reviewed_at",
    columns=(
        Column("review_id"),
        Column("reviewed_at", "time", required=True),
        Column("agent_id", required=True, never=NOBODY),
        Column("call_id"),
        Column("score", "score", required=True),
        Column("reviewer"),
    ),
)

PEOPLE = Log(
    "people",
    key="agent_id",
    day_of=None,
    columns=(
        Column("agent_id", required=True, never=NOBODY),
        Column("other_agent_ids"),
        Column("name", required=True),
        Column("display_name"),
        Column("team", default=""),
        Column("team_since", "day"),
        Column("hire_date", "day"),
        Column("left_date", "day"),
        Column("level"),
    ),
)

PRODUCTS = Log(
    "products",
    key="product",
    day_of=None,
    columns=(
        Column("product", required=True),
        Column("name", required=True),
        Column("category"),
        Column("list_price", "money"),
    ),
)

LOGS = {log.name: log for log in (CALLS, SALES, SHIFTS, QUALITY, PEOPLE, PRODUCTS)}
# Those whose rows belong to days.
DAILY = tuple(log for log in LOGS.values() if log.day_of)
