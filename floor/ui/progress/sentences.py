"""What is left, said as work: orders, contacts, dials, hours, and whether the time is enough."""

from fractions import Fraction
from math import ceil

from floor.i18n import Words
from floor.rules.time_left import TimeLeft
from floor.store.progress import Kind, WorkLeft


def missing(work: WorkLeft, t: Words) -> str:
    """3 more orders to the target."""
    return t.plural("{n} more order to the target", "{n} more orders to the target", ceil(work.gap.orders or 0))


def as_work(work: WorkLeft, t: Words) -> str:
    """About 24 contacts, 96 dials, 2 h 10 min; as far as the rates say."""
    gap = work.gap
    parts = [
        *([] if gap.contacts is None else [t.plural("{n} contact", "{n} contacts", ceil(gap.contacts))]),
        *([] if gap.dials is None else [t.plural("{n} dial", "{n} dials", ceil(gap.dials))]),
        *([] if gap.seconds is None else [hours(gap.seconds, t)]),
    ]
    if not parts:
        return t("How much work that is cannot be said yet: the last days tell too little.")
    return t("About {amounts}", amounts=t(", ").join(parts))


def at_which_rates(work: WorkLeft, days: int, t: Words) -> str:
    """Where that comes from; "" where nothing does."""
    if work.gap.contacts is None:
        return ""
    if not days:
        return t("At the team's rates: there are no own days of work yet.")
    return t.plural("At own rates of the last {n} day of work.", "At own rates of the last {n} days of work.", days)


def time_and_reach(work: WorkLeft, kind: Kind, t: Words) -> str:
    """How much time there is; where it is not enough, what can be reached in it."""
    left = _time(work.time, kind, t)
    if not work.time.seconds or work.gap.seconds is None:
        return left
    if work.fits:
        return f"{left} {t('That is enough.')}"
    # Never as much as is missing: that would say two things at once.
    reach = min(_whole(work.reach or Fraction(0)), ceil(work.gap.orders or 0) - 1)
    if reach <= 0:
        return f"{left} {t('At these rates that is not enough for another order; every contact still counts.')}"
    can = t.plural(
        "At these rates that is enough for about {n} order.",
        "At these rates that is enough for about {n} orders.",
        reach,
    )
    return f"{left} {can}"


def hours(seconds: Fraction | int, t: Words) -> str:
    """2 h 10 min; begun minutes count."""
    whole, minutes = divmod(ceil(Fraction(seconds) / 60), 60)
    return t("{n} h {m} min", n=t.number(whole), m=minutes) if whole else t("{n} min", n=minutes)


def _time(time: TimeLeft, kind: Kind, t: Words) -> str:
    end = t.time(time.closes_at)
    if kind == "day":
        if not time.today:
            return t("The shift ended at {time}.", time=end)
        return t("At {now}, {left} are left until {end}.", now=t.time(time.now), left=hours(time.today, t), end=end)
    days = t.number(time.days, 0 if time.days.denominator == 1 else 1)
    if not time.seconds:
        return t("No working time is left this month.")
    if not time.days:
        return t("{left} are left today, the last day of work this month.", left=hours(time.today, t))
    if not time.today:
        return t("{left} are left on {days} days of work.", left=hours(time.seconds, t), days=days)
    return t("{left} are left: the rest of today and {days} days of work.", left=hours(time.seconds, t), days=days)


def _whole(amount: Fraction) -> int:
    return int(amount + Fraction(1, 2))
