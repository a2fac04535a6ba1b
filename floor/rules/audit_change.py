"""What an entry of the audit says was changed, value by value."""

import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """One value: what it was and what it is. `of`: whose it is, where an entry tells of several; "": nothing there."""

    key: str
    before: str
    after: str
    of: str = ""


def changes_of(before: str, after: str) -> tuple[Change, ...]:
    """The values of an entry's two texts side by side; a text that is not ours stands as it is, under no key."""
    was, now = _values(before), _values(after)
    return tuple(Change(key, was.get((of, key), ""), now.get((of, key), ""), of) for of, key in {**was, **now})


def _values(text: str) -> dict[tuple[str, str], str]:
    if not text:
        return {}
    try:
        told = json.loads(text)
    except ValueError:
        told = None
    if not isinstance(told, Mapping):
        return {("", ""): text}
    flat: dict[tuple[str, str], str] = {}
    for key, value in told.items():
        if isinstance(value, Mapping):
            flat |= {(key, inner): _plain(said) for inner, said in value.items()}
        else:
            flat["", key] = _plain(value)
    return flat


def _plain(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case list():
            return ", ".join(_plain(one) for one in value)
        case _:
            return json.dumps(value, ensure_ascii=False)
