"""The facts whose change after the day is told: those that any number on a board is made of, and their names."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class RestatedFact:
    """How a fact is called and written. Scores are hundredths of points."""

    name: str
    unit: Literal["count", "money", "duration", "hundredths"]


RESTATED: dict[str, RestatedFact] = {
    "orders": RestatedFact("Orders", "count"),
    "revenue_minor": RestatedFact("Revenue", "money"),
    "cancelled_orders": RestatedFact("Cancelled orders", "count"),
    "sold_orders": RestatedFact("Orders with the cancelled ones", "count"),
    "dials": RestatedFact("Dials", "count"),
    "contacts": RestatedFact("Contacts", "count"),
    "resolved_contacts": RestatedFact("Contacts resolved at once", "count"),
    "talks": RestatedFact("Conversations", "count"),
    "talk_seconds": RestatedFact("Talk time", "duration"),
    "hold_seconds": RestatedFact("Hold time", "duration"),
    "wrap_seconds": RestatedFact("Wrap-up time", "duration"),
    "login_seconds": RestatedFact("Time signed in", "duration"),
    "pause_seconds": RestatedFact("Pause time", "duration"),
    "quality_reviews": RestatedFact("Reviews", "count"),
    "quality_hundredths": RestatedFact("Points of reviews", "hundredths"),
}
"""By the name of the fact."""
