"""A log format that somebody described on the screen, kept in the data folder's formats/."""

import os
import re
import tempfile
import tomllib
from collections.abc import Collection
from enum import StrEnum
from pathlib import Path

from floor.rules.access import Permission
from floor.settings import settings
from floor.store.audit import Event
from floor.tasks.task import Actor, Impossible, task

SAVE_FORMAT = "save_format"
NAME = re.compile(r"[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?")
# For a file of such a name Windows opens a device.
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{one}{n}" for one in ("com", "lpt") for n in range(10))})


class FormatSentence(StrEnum):
    """Why a format is not kept."""

    NAME = "A name has small letters a to z, digits and hyphens, at most 60."
    SHIPPED = "A format of this name comes with the program. Choose another name."
    THERE = "There is a format of this name already. Say that it shall be replaced, or choose another name."
    TWICE = "Another file in the formats folder bears this name. Choose another name."


def save_format(actor: Actor, name: str, text: str, shipped: Collection[str], *, replace: bool = False) -> None:
    """Write `text` as the format `name`; whole or not at all. Impossible: a FormatSentence."""
    with task(actor, Permission.MANAGE_LOGS, SAVE_FORMAT) as job:
        if not NAME.fullmatch(name) or name in DEVICES:
            raise Impossible(FormatSentence.NAME)
        if name in shipped:
            raise Impossible(FormatSentence.SHIPPED)
        folder = settings().data / "formats"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.toml"
        if name in _names_beside(path):
            raise Impossible(FormatSentence.TWICE)
        if path.exists() and not replace:
            raise Impossible(FormatSentence.THERE)
        job.note(Event(SAVE_FORMAT, name))
        _write(path, text)


def _names_beside(path: Path) -> set[str]:
    """The names that the other formats of the floor bear; one that cannot be read has none."""
    found = set()
    for other in path.parent.glob("*.toml"):
        if other != path:
            try:
                found.add(str(tomllib.loads(other.read_text(encoding="utf-8-sig")).get("name")))
            except (OSError, ValueError):
                continue
    return found


def _write(path: Path, text: str) -> None:
    """Beside it first, then put in its place: a load never sees half of a format."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".format-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
