"""The ids of calls, as the dialer makes them."""

from datetime import date

from etl.sample.clock import midnight_epoch
from etl.sample.cycles import Cycles


def call_ids(day: date, cycles: Cycles) -> list[str]:
    """Second of dialling and a running number, as Asterisk does: no two calls of any two days share one."""
    dialled = (midnight_epoch(day) + cycles.dialled).tolist()
    return [f"{epoch}.{number}" for epoch, number in zip(dialled, cycles.sequence.tolist(), strict=True)]
