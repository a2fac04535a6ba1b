"""A floor's usual calls and sales, and forty ways in which the next file of them means something else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

FIRST, NEXT = date(2026, 10, 12), date(2026, 11, 9)
CALLS = ("call_id", "started_at", "agent_id", "campaign", "talk_seconds", "wrap_seconds", "outcome_code")
SALES = ("sale_id", "sold_at", "agent_id", "call_id", "product", "amount", "status")
HEADERS = {"calls": CALLS, "sales": SALES}
AGENTS = [f"00{number}" for number in range(10, 22)]

Table = list[list[str]]
Damage = Callable[[Table], Table]


def table(log: str, day: date) -> Table:
    """The header and the rows of one day; a Sunday has a tenth of them, none of them in the evening."""
    rows, dice = (80, Random(str(day))) if day.weekday() < 6 else (8, Random(str(day)))
    made = _call if log == "calls" else _sale
    return [list(HEADERS[log]), *(made(f"{day}-{n}", _moment(day, n, rows), dice) for n in range(rows))]


def _moment(day: date, number: int, rows: int) -> datetime:
    hours = 8 if day.weekday() < 6 else 4
    return datetime.combine(day, datetime.min.time()) + timedelta(hours=9, seconds=hours * 3600 * number // rows)


def _call(key: str, at: datetime, dice: Random) -> list[str]:
    talk, wrap = str(dice.randint(40, 400)), str(dice.randint(5, 60))
    code = dice.choice(("machine", "machine", "refused", "contact", "sale"))
    return [key, f"{at:%Y-%m-%d %H:%M:%S}", dice.choice(AGENTS), "main", talk, wrap, code]


def _sale(key: str, at: datetime, dice: Random) -> list[str]:
    amount = f"{dice.randint(20, 90)}.{dice.randint(0, 99):02}"
    return [f"s{key}", f"{at:%Y-%m-%d %H:%M:%S}", dice.choice(AGENTS), key, "tea", amount, "booked"]


def text(rows: Table) -> list[str]:
    return [",".join(row) for row in rows]


def renamed(old: str, new: str) -> Damage:
    return lambda rows: [[new if name == old else name for name in rows[0]], *rows[1:]]


def added(name: str, value: str, at: int) -> Damage:
    return lambda rows: [[*row[:at], name if row is rows[0] else value, *row[at:]] for row in rows]


def gone(name: str) -> Damage:
    return lambda rows: [[cell for head, cell in zip(rows[0], row, strict=True) if head != name] for row in rows]


def turned(rows: Table) -> Table:
    return [[*row[:4], row[5], row[4], *row[6:]] for row in rows]


def rewritten(name: str, change: Callable[[str], str]) -> Damage:
    def damage(rows: Table) -> Table:
        at = rows[0].index(name)
        return [rows[0], *([*row[:at], change(row[at]), *row[at + 1 :]] for row in rows[1:])]

    return damage


def timed(written: str, name: str = "started_at", hours: int = 0) -> Damage:
    return rewritten(name, lambda text: f"{datetime.fromisoformat(text) + timedelta(hours=hours):{written}}")


def merged(name: str) -> Damage:
    """As a spreadsheet's merged cells: the value stands in the first row of five."""

    def damage(rows: Table) -> Table:
        at = rows[0].index(name)
        return [row if n < 1 or n % 5 == 1 else [*row[:at], "", *row[at + 1 :]] for n, row in enumerate(rows)]

    return damage


@dataclass(frozen=True)
class Case:
    """One drifted file: what it names is `column`; `days` are those it holds."""

    name: str
    column: str
    damage: Damage
    log: str = "calls"
    days: tuple[date, ...] = (NEXT,)

    def lines(self) -> list[str]:
        tables = [table(self.log, day) for day in self.days]
        return text(self.damage([tables[0][0], *(row for one in tables for row in one[1:])]))


def history() -> Iterator[tuple[str, list[str]]]:
    """Four weeks of daily files."""
    for number in range((NEXT - FIRST).days):
        day = FIRST + timedelta(days=number)
        for log in HEADERS:
            yield f"{log}-{day}.csv", text(table(log, day))


SWAPPED = "%Y-%d-%m %H:%M:%S"
LATER = tuple(NEXT + timedelta(days=number) for number in range(1, 11))

CASES = (
    Case("a measured column renamed", "talk_seconds", renamed("talk_seconds", "talk")),
    Case("another measured column renamed", "wrap_seconds", renamed("wrap_seconds", "After call work")),
    Case("a column's capitals changed", "talk_seconds", renamed("talk_seconds", "Talk_Seconds")),
    Case("the campaign renamed", "campaign", renamed("campaign", "queue")),
    Case("the agent renamed", "agent_id", renamed("agent_id", "agent")),
    Case("the time renamed", "started_at", renamed("started_at", "start")),
    Case("the outcome renamed", "outcome_code", renamed("outcome_code", "status")),
    Case("the amount renamed", "amount", renamed("amount", "net"), "sales"),
    Case("the key renamed", "sale_id", renamed("sale_id", "order"), "sales"),
    Case("a column added that a format knows", "hold_seconds", added("hold_seconds", "3", 5)),
    Case("a column added at the end", "remark", added("remark", "none", 7)),
    Case("a column added at the beginning", "row", added("row", "1", 0)),
    Case("a column added to the sales", "cancelled_at", added("cancelled_at", "", 7), "sales"),
    Case("a measured column gone", "wrap_seconds", gone("wrap_seconds")),
    Case("the campaign gone", "campaign", gone("campaign")),
    Case("the key gone", "call_id", gone("call_id")),
    Case("the agent gone", "agent_id", gone("agent_id")),
    Case("the product gone", "product", gone("product"), "sales"),
    Case("columns in another order", "wrap_seconds", turned),
    Case("a column twice", "talk_seconds", renamed("wrap_seconds", "talk_seconds")),
    Case("day and month swapped, the 13th or later", "started_at", timed(SWAPPED), days=(date(2026, 11, 18),)),
    Case("day and month swapped, the 12th or before", "started_at", timed(SWAPPED)),
    Case("day and month swapped in the sales", "sold_at", timed(SWAPPED, "sold_at"), "sales"),
    Case("day and month swapped over two days", "started_at", timed(SWAPPED), days=(NEXT, NEXT + timedelta(days=1))),
    Case("day and month swapped over half a month", "started_at", timed(SWAPPED), days=(NEXT, *LATER)),
    Case("days as numbers of a spreadsheet", "started_at", rewritten("started_at", lambda _: "46335.375")),
    Case("days in the German way", "started_at", timed("%d.%m.%Y %H:%M:%S")),
    Case("days without a time", "started_at", timed("%Y-%m-%d")),
    Case("a clock in another zone, ahead", "started_at", timed("%Y-%m-%d %H:%M:%S", hours=8)),
    Case("a clock in another zone, behind", "started_at", timed("%Y-%m-%d %H:%M:%S", hours=-7)),
    Case("seconds become minutes", "talk_seconds", rewritten("talk_seconds", lambda one: f"{int(one) / 60:.2f}")),
    Case("seconds become milliseconds", "talk_seconds", rewritten("talk_seconds", lambda one: f"{one}000")),
    Case("short seconds become milliseconds", "wrap_seconds", rewritten("wrap_seconds", lambda one: f"{one}000")),
    Case(
        "seconds become a clock",
        "talk_seconds",
        rewritten("talk_seconds", lambda one: f"{int(one) // 60}:{int(one) % 60:02}"),
    ),
    Case("a measured column emptied", "talk_seconds", rewritten("talk_seconds", lambda _: "")),
    Case("money in cents", "amount", rewritten("amount", lambda one: one.replace(".", "")), "sales"),
    Case("money of another currency", "amount", rewritten("amount", lambda one: f"{float(one) * 7.1:.2f}"), "sales"),
    Case("ids without their leading zeros", "agent_id", rewritten("agent_id", lambda one: one.lstrip("0"))),
    Case("agents merged in a spreadsheet", "agent_id", merged("agent_id")),
    Case("outcome codes of another dialer", "outcome_code", rewritten("outcome_code", lambda one: f"X-{one}")),
)
