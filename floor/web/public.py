"""The paths that answer without a session: this list and nothing else."""

import re

from floor.rules.access import Permission
from floor.store.viewers import Viewer

# A token is 256 random bits in URL-safe base64.
RANDOM = r"[A-Za-z0-9_-]{43}"

PUBLIC = (
    r"/sign-in",
    r"/sign-in/door\.css",
    r"/first-run",
    rf"/welcome/{RANDOM}",
    # By the company's own identity provider: there, and back again.
    r"/sign-in/with/[a-z0-9-]{1,64}",
    r"/oauth2callback",
    # A screen with a link of its own; the link is checked by the route.
    rf"/wall/{RANDOM}",
    rf"/wall/{RANDOM}/data",
    r"/wall/board\.(?:js|css)",
)

_ANY = re.compile("|".join(f"(?:{path})" for path in PUBLIC))


def is_public(path: str) -> bool:
    """Whether a stranger may ask for this path. The whole path must match, so that nothing hides behind a prefix."""
    return _ANY.fullmatch(path) is not None


# Streamlit registers these for everybody. We put nothing there, and what would lie there is nobody's business: files
# under /media/ go to whoever is signed in; its own sign-in (/auth/) makes cookies for 30 days that cannot be revoked.
CLOSED = re.compile(r"/_stcore/(?:metrics|agent|script-health-check)(?:/.*)?|/media/.*|/auth/.*", re.DOTALL)


def is_closed(path: str) -> bool:
    """Whether nobody may ask for this path, signed in or not."""
    return CLOSED.fullmatch(path) is not None


# Three screens have an upload. What is sent here lies in memory for as long as its page is open, whoever sent it.
UPLOADS = "/_stcore/upload_file/"
SENDING = (Permission.MANAGE_PEOPLE, Permission.MANAGE_LOGS, Permission.SET_TARGETS)


def is_for(viewer: Viewer, path: str) -> bool:
    """Whether this path is for somebody of this role. Of pages and files that is said by themselves."""
    may_send = any(viewer.scope(right) is not None for right in SENDING)
    return may_send or not path.startswith(UPLOADS)


def as_logged(path: str) -> str:
    """The path as a log may hold it: without the keys that stand in some, and in one line."""
    return ascii(re.sub(RANDOM, "...", path))
