"""What went wrong with a form at the door."""

from dataclasses import dataclass
from http import HTTPStatus


@dataclass(frozen=True)
class Problem:
    """The sentence for whoever filled it in, the field it is about ("" for none), and the status of the answer."""

    sentence: str
    field: str = ""
    status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY
