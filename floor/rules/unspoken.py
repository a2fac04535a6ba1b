"""What the audit never repeats: passwords, tokens and what somebody is paid."""

import re
from collections.abc import Mapping, Sequence

UNSPOKEN = {
    "amount",
    "bonus",
    "commission",
    "cookie",
    "hash",
    "minor",
    "passphrase",
    "password",
    "payout",
    "salary",
    "secret",
    "token",
    "wage",
}
"""Words that no key may contain: `password_hash` and `amount_minor` are told by them, `leads_see_pay` is a setting."""
PAY = "pay"


def unspoken_keys(values: Mapping[str, object]) -> set[str]:
    """The keys, at any depth, whose value the audit does not keep.

    What a mapping stands under is a name, such as an agent's id, and may be any word.
    """
    found: set[str] = set()
    for key, value in values.items():
        inner = [one for one in _parts(value) if isinstance(one, Mapping)]
        for part in inner:
            found |= unspoken_keys(part)
        if not inner and _is_unspoken(str(key)):
            found.add(str(key))
    return found


def _parts(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else [value]


def _is_unspoken(key: str) -> bool:
    words = re.split(r"[\W_]+", re.sub(r"([a-z])([A-Z])", r"\1_\2", key).lower())
    singular = {word.removesuffix("s") for word in words} | set(words)
    return key.lower() == PAY or not singular.isdisjoint(UNSPOKEN)
