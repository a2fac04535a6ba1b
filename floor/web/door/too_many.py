"""What is said after too many wrong passwords, and for how long a browser is asked to wait."""

from starlette.responses import Response

from floor.i18n import Words
from floor.rules.throttle import WINDOW

SECONDS = int(WINDOW.total_seconds())


def too_many_sentence(t: Words) -> str:
    """What happened and what to do."""
    return t("Too many tries failed. Wait {n} minutes, then try again.", n=SECONDS // 60)


def asking_to_wait(response: Response) -> Response:
    """The answer with the time after which another try makes sense."""
    response.headers["Retry-After"] = str(SECONDS)
    return response
