"""The dashboard as a reader opens it, in Streamlit's own test harness."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.signed_in import identity

SHELL = Path(__file__).parents[1] / "floor" / "ui" / "shell.py"


def opened(*, user: dict[str, str] | None = None, **link: str) -> AppTest:
    """The first page, with these parts in its link; a manager looks at it unless somebody else does."""
    page = AppTest.from_file(str(SHELL), default_timeout=20)
    page.user = identity("manager") if user is None else dict(user)
    for part, value in link.items():
        page.query_params[part] = value
    return page.run()
