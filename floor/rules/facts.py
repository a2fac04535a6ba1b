"""The additive facts: what may be summed over hours, agents, campaigns and days without changing meaning."""

CALL_FACTS = (
    "dials",
    "calls",
    "answered",
    "talks",
    "contacts",
    "call_sales",
    "callbacks",
    "refusals",
    "do_not_calls",
    "machines",
    "unreachables",
    "unknown_outcomes",
    "resolved_contacts",
    "ring_seconds",
    "talk_seconds",
    "hold_seconds",
    "wrap_seconds",
)
SHIFT_FACTS = ("login_seconds", "pause_seconds", "wait_seconds")
SALE_FACTS = ("orders", "revenue_minor", "cancelled_orders", "sold_orders")
QUALITY_FACTS = ("quality_hundredths", "quality_reviews")

FACTS: tuple[str, ...] = CALL_FACTS + SHIFT_FACTS + SALE_FACTS + QUALITY_FACTS
