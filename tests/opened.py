"""The dashboard, or one page of it, as a reader opens it, in Streamlit's own test harness."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.signed_in import identity

SHELL = Path(__file__).parents[1] / "floor" / "ui" / "shell.py"


def opened(*, user: dict[str, str] | None = None, **link: str) -> AppTest:
    """The first page, with these parts in its link; a manager looks at it unless somebody else does."""
    return opened_page(SHELL, identity("manager") if user is None else user, **link)


def opened_page(file: Path, user: dict[str, str], **link: str) -> AppTest:
    """One page by itself, as this user sees it who follows a link with these parts."""
    page = AppTest.from_file(str(file), default_timeout=60)
    page.user = dict(user)
    for part, value in link.items():
        page.query_params[part] = value
    return page.run()
