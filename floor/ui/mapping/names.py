"""What logs, their columns, units and outcomes are called on the screen of formats."""

from floor.i18n import Words


def log_names(t: Words) -> dict[str, str]:
    """Key of a log to its name."""
    return {
        "calls": t("Calls"),
        "sales": t("Sales"),
        "shifts": t("Shifts and pauses"),
        "quality": t("Quality reviews"),
        "people": t("People"),
        "products": t("Products"),
    }


def outcome_names(t: Words) -> dict[str, str]:
    """Key of an outcome to what it means."""
    return {
        "human_answered": t("Somebody answered, no conversation"),
        "contact": t("Conversation"),
        "sale": t("Sale"),
        "callback": t("To be called back"),
        "refused": t("Declined"),
        "do_not_call": t("Wants no calls"),
        "machine": t("Answering machine"),
        "unreachable": t("Not reached"),
    }


def unit_names(t: Words) -> dict[str, str]:
    """Key of a unit to its name."""
    return {
        "s": t("seconds"),
        "min": t("minutes"),
        "ms": t("milliseconds"),
        "hms": t("hours:minutes:seconds"),
        "s hms": t("seconds or hours:minutes:seconds"),
        "iso8601": t("ISO 8601 (PT2M5S)"),
        "day_fraction": t("fraction of a day"),
    }


def column_names(t: Words) -> dict[str, str]:
    """Key of one of our columns to its name."""
    return {**_of_calls(t), **_of_sales(t), **_of_others(t)}


def _of_calls(t: Words) -> dict[str, str]:
    return {
        "call_id": t("Call number"),
        "started_at": t("Start"),
        "agent_id": t("Agent"),
        "campaign": t("Campaign"),
        "list_id": t("List"),
        "script": t("Script"),
        "customer_segment": t("Customer segment"),
        "direction": t("Direction"),
        "product": t("Product"),
        "phone": t("Customer's phone"),
        "ring_seconds": t("Ringing time"),
        "talk_seconds": t("Talk time"),
        "hold_seconds": t("Hold time"),
        "wrap_seconds": t("Wrap-up time"),
        "outcome_code": t("Outcome code"),
        "resolved": t("Resolved"),
    }


def _of_sales(t: Words) -> dict[str, str]:
    return {
        "sale_id": t("Order number"),
        "sold_at": t("Sold at"),
        "quantity": t("Quantity"),
        "amount": t("Amount"),
        "status": t("Order status"),
        "cancelled_at": t("Cancelled at"),
        "cancel_reason": t("Reason of cancellation"),
        "shared_with": t("Shared with"),
        "share_percent": t("Share in percent"),
    }


def _of_others(t: Words) -> dict[str, str]:
    return {
        "shift_id": t("Shift number"),
        "ended_at": t("End"),
        "login_seconds": t("Time signed in"),
        "pause_seconds": t("Pause time"),
        "wait_seconds": t("Waiting time"),
        "review_id": t("Review number"),
        "reviewed_at": t("Reviewed at"),
        "score": t("Score"),
        "reviewer": t("Reviewer"),
        "other_agent_ids": t("Other dialer ids"),
        "name": t("Name"),
        "display_name": t("Display name"),
        "team": t("Team"),
        "team_since": t("In the team since"),
        "hire_date": t("Hired"),
        "left_date": t("Left"),
        "level": t("Level"),
        "category": t("Category"),
        "list_price": t("List price"),
    }
