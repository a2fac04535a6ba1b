"""What the screen needs of whatever reads logs; given in by the page, because the screens know no reader of logs."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar


class ReadTable(Protocol):
    """The file as it was read."""

    @property
    def header(self) -> tuple[str, ...]: ...  # noqa: D102 - its columns
    @property
    def rows(self) -> Sequence[tuple[str, ...]]: ...  # noqa: D102 - its rows
    @property
    def above(self) -> Sequence[str]: ...  # noqa: D102 - its first lines
    @property
    def skip_lines(self) -> int: ...  # noqa: D102 - lines above the header
    @property
    def encoding(self) -> str: ...  # noqa: D102 - `auto` is UTF-8 or what a byte order mark says
    @property
    def delimiter(self) -> str: ...  # noqa: D102 - `auto` in a spreadsheet
    @property
    def sheet(self) -> str: ...  # noqa: D102 - empty where it is the first
    @property
    def sheets(self) -> Sequence[str]: ...  # noqa: D102 - those of a spreadsheet


class ReadCode(Protocol):
    """An outcome code of the file."""

    @property
    def code(self) -> str: ...  # noqa: D102 - as it stands in the file
    @property
    def count(self) -> int: ...  # noqa: D102 - in how many rows
    @property
    def outcome(self) -> str | None: ...  # noqa: D102 - what its name tells


class ReadDraft(Protocol):
    """A draft of a format."""

    @property
    def given(self) -> Mapping[str, Any]: ...  # noqa: D102 - the keys of its TOML
    @property
    def reasons(self) -> Mapping[str, str]: ...  # noqa: D102 - why each column was chosen
    @property
    def sure(self) -> Mapping[str, str]: ...  # noqa: D102 - how far that can be trusted
    @property
    def asked(self) -> Sequence[str]: ...  # noqa: D102 - what the file does not decide
    @property
    def codes(self) -> Sequence[ReadCode]: ...  # noqa: D102 - its outcome codes
    @property
    def or_else(self) -> Mapping[str, tuple[str, ...]]: ...  # noqa: D102 - formats that fit as well
    @property
    def table(self) -> ReadTable: ...  # noqa: D102 - the file


class ReadTrial(Protocol):
    """What loading would bring."""

    @property
    def rows_read(self) -> int: ...  # noqa: D102 - every row
    @property
    def loaded(self) -> int: ...  # noqa: D102 - good rows
    @property
    def duplicates(self) -> int: ...  # noqa: D102 - rows whose key stands there again
    @property
    def rejected(self) -> int: ...  # noqa: D102 - rows that would be refused
    @property
    def refused(self) -> Sequence[tuple[str, str, int]]: ...  # noqa: D102 - column, reason, rows
    @property
    def first_day(self) -> date | None: ...  # noqa: D102 - of its good rows
    @property
    def last_day(self) -> date | None: ...  # noqa: D102 - of its good rows


class ReadColumn(Protocol):
    """One of our columns."""

    @property
    def name(self) -> str: ...  # noqa: D102 - its key
    @property
    def kind(self) -> str: ...  # noqa: D102 - what may stand in it
    @property
    def is_number(self) -> bool: ...  # noqa: D102 - its values are written in digits
    @property
    def required(self) -> bool: ...  # noqa: D102 - a row needs it


Draft = TypeVar("Draft", bound=ReadDraft)


class LogReader(Protocol[Draft]):
    """The reader. `guess` and `attempt` raise `refused` where a file or a format cannot be used; its text says why."""

    @property
    def refused(self) -> type[Exception]:
        """What it raises."""

    def guess(self, name: str, content: bytes, shape: tuple[str, str, int | None, str], log: str, /) -> Draft:
        """The draft for a file read in this encoding, this delimiter, so many lines above its header, this sheet."""

    def correct(self, found: Draft, given: Mapping[str, Any], /) -> Draft:
        """The draft with what somebody corrected."""

    def attempt(self, name: str, content: bytes, found: Draft, /) -> ReadTrial:
        """What loading the file by the draft would bring."""

    def toml(self, found: Draft, /) -> str:
        """The draft as it is kept."""

    def columns(self, log: str, /) -> Sequence[ReadColumn]:
        """Our columns of this log."""

    def shipped(self) -> Collection[str]:
        """Names of formats that nobody may take."""

    def known(self, found: Draft, /) -> str | None:
        """The format of the program that reads this file already."""
