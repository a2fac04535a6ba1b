"""What a wall's address asks for, and the board that answers it."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any, TypeVar, get_args

from starlette.requests import Request

from floor.i18n import LANGUAGES, Words, language_of, words
from floor.settings import Settings
from floor.store.boards import Board, BoardQuery, read_board
from floor.store.records import records
from floor.store.roster import Roster, roster_now
from floor.store.team_board import for_team_alone
from floor.store.warehouse import Warehouse
from floor.ui.address import read_address
from floor.ui.board.assets import stamp
from floor.ui.board.payload import Reading, Theme, board_payload, data_age, is_live

Choice = TypeVar("Choice", bound=str)


@dataclass(frozen=True)
class WallRequest:
    """A board, how far away it is read from, and in which colours and language.

    `team_alone`: it stands where nothing of other teams may be seen.
    """

    query: BoardQuery
    reading: Reading
    theme: Theme
    language: str
    team_alone: bool = False

    @property
    def words(self) -> Words:
        """The words of its language."""
        return words(self.language)


@dataclass(frozen=True)
class WallAnswer:
    """One board at one moment. The tag tells whether a screen already shows it; age and clock go on without it."""

    asked: WallRequest
    board: Board
    house: Settings
    now: datetime

    @property
    def tag(self) -> str:
        """The ETag: changes with figures, people, question, day and opening hours, not with every minute."""
        asked, house, board = self.asked, self.house, self.board
        live = is_live(board, self.now, house)
        versions = board.version, board.people_version
        told = (versions, asked, self.now.date(), live, house.stale_minutes, house.currency, stamp())
        return f'"{sha256(repr(told).encode()).hexdigest()[:24]}"'

    @property
    def pulse(self) -> dict[str, str]:
        """Age and clock as headers, for a screen that needs no new board."""
        age = data_age(self.board.as_of, self.now, self.house)
        return {"ETag": self.tag, "X-Floor-Age": str(age), "X-Floor-Now": self.now.isoformat()}

    def payload(self) -> dict[str, Any]:
        """What the script draws."""
        return board_payload(
            self.board,
            self.asked.words,
            reading=self.asked.reading,
            theme=self.asked.theme,
            now=self.now,
            house=self.house,
            sample=self.house.is_sample,
        )


def wall_request(request: Request, house: Settings, now: datetime) -> WallRequest:
    """Read the address. What nobody knows gives way to the default: a screen has nobody who could correct it."""
    asked = request.query_params
    query, _ = read_address(asked, house.today(now))
    language = asked.get("lang") or language_of(request.headers.get("accept-language"))
    return WallRequest(
        query=query,
        reading=_one_of(get_args(Reading), asked.get("reading"), "floor"),
        theme=_one_of(get_args(Theme), asked.get("theme"), "dark"),
        language=_one_of(tuple(LANGUAGES), language, "en"),
    )


def answer(asked: WallRequest, warehouse: Warehouse, house: Settings, now: datetime) -> WallAnswer:
    """Read the board, or take it from the last screens that asked for the same. Raises RecordsUnreachable."""
    board = _board(warehouse, roster_now(records()), asked.query, house)
    return WallAnswer(asked, for_team_alone(board) if asked.team_alone else board, house, now)


# Neither warehouse nor roster ever changes: the object itself is the version. Few are kept, each holds its file open.
@lru_cache(maxsize=8)
def _board(warehouse: Warehouse, roster: Roster, query: BoardQuery, house: Settings) -> Board:
    return read_board(warehouse, roster, query, opens_at=house.opens_at, closes_at=house.closes_at)


def _one_of(known: tuple[Choice, ...], asked: str | None, default: Choice) -> Choice:
    return next((choice for choice in known if choice == asked), default)
