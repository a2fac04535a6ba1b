"""The key under which phone numbers are hashed: without it a hash cannot be traced back to a number."""

import os
import secrets
from pathlib import Path


def phone_key(path: Path) -> str:
    """The floor's key, made at the first load, readable by its owner alone."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        made = path.with_name(path.name + ".tmp")
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
            # With a number behind it still one block of the hash: a longer key would double its cost for nothing.
            file.write(secrets.token_hex(16))
            file.flush()
            os.fsync(file.fileno())
        made.replace(path)
    return path.read_text(encoding="ascii").strip()
