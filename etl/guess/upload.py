"""A log that somebody shows to the screen of formats: read, guessed and tried in a folder of its own, then gone."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from etl.canonical import LOGS, Column
from etl.formats import LogFormat
from etl.guess.draft import Draft, codes_of, draft, shipped_format_of
from etl.guess.name import name_for, shipped_names
from etl.guess.table import Shape, read_table
from etl.guess.trial import Trial, try_format
from etl.guess.written import written
from etl.private_copy import private_copy
from etl.problems import Refused
from floor.settings import Settings


class UploadReader:
    """The loader's own reader, as the screen asks for it. Whatever cannot be read or used raises `refused`."""

    refused = Refused

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def guess(self, name: str, content: bytes, shape: tuple[str, str, int | None, str], log: str) -> Draft:
        """The draft for this upload. `log`: what somebody says it is; where empty that is guessed too."""
        with private_copy(name, content) as path:
            return draft(read_table(path, Shape(*shape)), name_for(Path(name)), LOGS[log] if log else None)

    def correct(self, found: Draft, given: Mapping[str, Any]) -> Draft:
        """The draft as somebody corrected it; its codes are those of the column that is chosen now."""
        source = given["columns"].get("outcome_code")
        codes = codes_of(found.table, source) if isinstance(source, str) and given["log"] == "calls" else ()
        named = {one for spec in given["columns"].values() for one in _sources(spec)}
        drop = [one for one in dict.fromkeys(found.table.header) if one and one not in named]
        before = found.given["columns"]
        as_guessed = {ours for ours, spec in given["columns"].items() if spec == before.get(ours)}
        reasons = {ours: why for ours, why in found.reasons.items() if ours in as_guessed}
        return replace(found, given={**given, "drop": drop}, codes=codes, asked=(), reasons=reasons, or_else={})

    def attempt(self, name: str, content: bytes, found: Draft) -> Trial:
        """What loading the upload by this draft would bring."""
        try:
            one = LogFormat.model_validate(found.given)
        except ValidationError as error:
            raise Refused(error.errors()[0]["msg"].removeprefix("Value error, ")) from error
        with private_copy(name, content) as path:
            return try_format(path, one, self._settings, self._settings.now())

    def toml(self, found: Draft) -> str:
        """The draft as the file that is kept."""
        return written(found)

    def columns(self, log: str) -> Sequence[Column]:
        """Our columns of this log."""
        return LOGS[log].columns

    def shipped(self) -> Collection[str]:
        """Names that formats of the program have."""
        return shipped_names()

    def known(self, found: Draft) -> str | None:
        """The format of the program that reads this file already."""
        return shipped_format_of(found.table)


def _sources(spec: object) -> tuple[str, ...]:
    source = spec.get("source", ()) if isinstance(spec, Mapping) else spec
    return (source,) if isinstance(source, str) else tuple(source if isinstance(source, list | tuple) else ())
