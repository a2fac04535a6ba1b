"""The sentences around the rows: what the board shows, how fresh it is, why it is empty."""

from datetime import date, datetime

from floor.i18n import Words
from floor.rules.metrics import METRICS
from floor.rules.periods import Period
from floor.store.boards import Board, BoardQuery


def title(query: BoardQuery, today: date, t: Words) -> str:
    """Orders · today."""
    return t("{metric} · {period}", metric=t.label(METRICS[query.metric].name), period=period_words(query, today, t))


def period_words(query: BoardQuery, today: date, t: Words) -> str:
    """Say the period as people do: today, this week, November 2026."""
    period = query.period
    match query.kind:
        case "day":
            near = {0: t("today"), 1: t("yesterday")}
            return near.get((today - query.day).days) or t.date(query.day, "weekday")
        case "week":
            return t("this week") if today in period else t("week of {day}", day=t.date(period.day_from, "short"))
        case "month":
            return t("this month") if today in period else t.month(period.day_from)


def subtitle(query: BoardQuery, t: Words) -> str:
    """All teams · Spring campaign · Friday, November 20, 2026."""
    who = t("All teams") if query.team is None else query.team or t("No team")
    parts = [who, query.campaign or "", _dates(query.period, t)]
    return " · ".join(part for part in parts if part)


def updated(board: Board, now: datetime, t: Words) -> str:
    """How far the figures reach; of a finished period, when they were last brought up to date."""
    moment = board.as_of
    if moment is None:
        return ""
    if moment >= board.query.period.ends_at:
        moment = board.published_at
    if moment.date() == now.date():
        return t("Updated {time}", time=t.time(moment))
    return t("Updated {day}, {time}", day=t.date(moment.date(), "short"), time=t.time(moment))


def empty(query: BoardQuery, today: date, t: Words) -> dict[str, str]:
    """Why nobody stands here, and what happens next."""
    if query.team is not None or query.campaign is not None:
        return {
            "title": t("Nobody to show here"),
            "hint": t("No agent of this team or campaign has calls in this period."),
        }
    if today not in query.period:
        return {
            "title": t("No calls in this period"),
            "hint": t("Either nobody worked, or the log of that time has not been loaded."),
        }
    yet = {
        "day": t("No calls yet today"),
        "week": t("No calls yet this week"),
        "month": t("No calls yet this month"),
    }
    return {"title": yet[query.kind], "hint": t("The first ones appear here as soon as their log is loaded.")}


def notes(board: Board, t: Words, *, sample: bool) -> list[str]:
    """What the figures leave open, so that somebody solves it."""
    agents, calls = board.unknown_agents, board.unknown_code_calls
    return [
        *([t("Sample data")] if sample else []),
        *([t.plural("{n} agent is not on the roster", "{n} agents are not on the roster", agents)] if agents else []),
        *([t.plural("{n} call with an unknown outcome", "{n} calls with an unknown outcome", calls)] if calls else []),
    ]


def script_words(t: Words) -> dict[str, str]:
    """The texts in which the screen itself fills the {placeholders}."""
    return {
        "stale": t("No new data for {age}", age="{age}"),
        "offline": t("No connection since {time}", time="{time}"),
        "minutes": t("{n} min", n="{n}"),
        "hours": t("{n} h {m} min", n="{n}", m="{m}"),
        "days": t("{n} days", n="{n}"),
        "range": t("{first}–{last} of {total}", first="{first}", last="{last}", total="{total}"),
        "ended": t("This screen's link has ended"),
        "ended_hint": t("An administrator can make a new one under Walls."),
        "signed_out": t("You are signed out"),
        "signed_out_hint": t("Sign in and open the wall again from the whiteboard."),
    }


def _dates(period: Period, t: Words) -> str:
    if period.kind == "day":
        return t.date(period.day_from, "long")
    return t("{first} – {last}", first=t.date(period.day_from, "short"), last=t.date(period.day_to, "short"))
