"""The sample floor's passwords: `accounts.json` in its data folder, which only its owner may read."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from floor.rules.access import Role
from floor.settings import settings

FILE = "accounts.json"
OWNER_ONLY = 0o600


@dataclass(frozen=True)
class SampleAccount:
    """An account of the sample floor with its password, which is no secret there. `person`, `team`: "" for none."""

    name: str
    role: Role
    person: str
    team: str
    password: str = field(repr=False)


def read_sample_passwords() -> tuple[SampleAccount, ...]:
    """The accounts of the file; none where there is no such file or it is something else."""
    try:
        told = json.loads(_file().read_text(encoding="utf-8"))
        return tuple(SampleAccount(**one) for one in told)
    except (OSError, ValueError, TypeError):
        return ()


def write_sample_passwords(accounts: Sequence[SampleAccount]) -> None:
    """Keep them. The file is closed to others before anything is in it."""
    made = _file().with_suffix(".tmp")
    made.unlink(missing_ok=True)
    descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump([asdict(account) for account in accounts], file, ensure_ascii=False, indent=2)
    made.replace(_file())


def _file() -> Path:
    return settings().data / FILE
