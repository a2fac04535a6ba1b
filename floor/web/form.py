"""A form as a browser sends it, read strictly: its kind, its size, each field once."""

from urllib.parse import parse_qsl

from starlette.requests import Request

KIND = "application/x-www-form-urlencoded"
LARGEST = 8_192
MOST_FIELDS = 20

Form = dict[str, str]


class NotAForm(Exception):  # noqa: N818 - an answer, not a fault
    """What was sent is no form of ours; `status` says how to answer."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


async def read_form(request: Request) -> Form:
    """The fields, as they were typed. Raises NotAForm; what is too large is not read to its end."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != KIND:
        raise NotAForm(415)
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise NotAForm(413)
    return _fields(body)


def _fields(body: bytes) -> Form:
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS, encoding="utf-8"
        )
    except ValueError as error:
        raise NotAForm(400) from error
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise NotAForm(400)
    return fields
