"""Passwords as they are kept: argon2id. A hash is made dear on purpose, so only a few are computed at once."""

import secrets
from collections.abc import Callable
from threading import BoundedSemaphore
from typing import TypeVar

from argon2 import PasswordHasher, Type
from argon2.exceptions import Argon2Error, InvalidHashError

Made = TypeVar("Made")

# OWASP's first choice: 19 MiB, two passes, one lane; about 35 ms.
HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1, type=Type.ID)

AT_ONCE = 4
"""So many hashes at once in the process: a flood of tries costs 76 MiB and no more."""

_turns = BoundedSemaphore(AT_ONCE)


def make_hash(password: str) -> str:
    """The hash to keep, with its own salt."""
    return _in_turn(lambda: HASHER.hash(_bytes(password)))


def fits(password_hash: str | None, password: str) -> bool:
    """Whether this is the password. Without a hash nothing fits, and finding that out takes just as long."""
    found = _in_turn(lambda: _verified(password_hash or NOBODYS, password))
    return found and password_hash is not None


def is_outdated(password_hash: str) -> bool:
    """Whether it was made with other parameters than ours of today."""
    return HASHER.check_needs_rehash(password_hash)


def _verified(password_hash: str, password: str) -> bool:
    try:
        return HASHER.verify(password_hash, _bytes(password))
    except (Argon2Error, InvalidHashError):
        return False


def _in_turn(compute: Callable[[], Made]) -> Made:
    with _turns:
        return compute()


def _bytes(password: str) -> bytes:
    # Half of a sign cannot be written as UTF-8; it counts as it is all the same.
    return password.encode("utf-8", "surrogatepass")


NOBODYS = HASHER.hash(secrets.token_bytes())
"""What a password is held against where there is no account, so that the answer tells nothing by its time."""
