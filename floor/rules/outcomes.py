"""The eight ways a call ends. Every dialer code becomes one of these before anything is counted."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """What one ending means for the counts. `resolved`: the matter is settled, nobody has to call again."""

    key: str
    human_answered: bool = False
    contact: bool = False
    sale: bool = False
    callback: bool = False
    refused: bool = False
    do_not_call: bool = False
    machine: bool = False
    unreachable: bool = False
    resolved: bool = False


OUTCOMES: dict[str, Outcome] = {
    outcome.key: outcome
    for outcome in (
        # Somebody picked up, but not the person wanted, or they hung up before the pitch.
        Outcome("human_answered", human_answered=True),
        Outcome("contact", human_answered=True, contact=True),
        # Dialers ship "sale" without the contact flag; then contacts leave sales out and conversion passes 100 %.
        Outcome("sale", human_answered=True, contact=True, sale=True, resolved=True),
        Outcome("callback", human_answered=True, contact=True, callback=True),
        Outcome("refused", human_answered=True, contact=True, refused=True, resolved=True),
        # A wish not to be called is heard, not pitched: it must not press down anybody's conversion.
        Outcome("do_not_call", human_answered=True, do_not_call=True),
        Outcome("machine", machine=True),
        Outcome("unreachable", unreachable=True),
    )
}
