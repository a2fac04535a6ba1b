"""The house rules that a linter cannot hold: who imports whom, and how long a file or function may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from floor.ui.menu import SCREENS

ROOT = Path(__file__).parents[1]
ROOMS = ("dashboard.py", "pages", "floor", "etl")
LONGEST_FILE = 300
LONGEST_FUNCTION = 50

ANYWHERE_IN_FLOOR = ("floor.settings", "floor.i18n", "floor.loader_words")
MAY_IMPORT = {
    "floor/rules": ("floor.rules",),
    "floor/settings.py": (),
    "floor/i18n.py": ("floor.settings",),
    "floor/loader_words.py": ("floor.i18n",),
    "floor/locales": ("floor.rules", "floor.locales", *ANYWHERE_IN_FLOOR),
    "floor/store": ("floor.rules", "floor.store", *ANYWHERE_IN_FLOOR),
    "floor/tasks": ("floor.rules", "floor.store", "floor.tasks", *ANYWHERE_IN_FLOOR),
    "floor/web": (
        "floor.rules",
        "floor.store",
        "floor.tasks",
        "floor.web",
        "floor.ui.address",
        "floor.ui.board.assets",
        "floor.ui.board.payload",
        "floor.ui.roles",
        "floor.ui.orders.address",
        *ANYWHERE_IN_FLOOR,
    ),
    "floor/ui": ("floor.rules", "floor.store", "floor.tasks", "floor.ui", *ANYWHERE_IN_FLOOR),
    "floor/__init__.py": (),
    "floor/__main__.py": ("floor.rules", "floor.store", "floor.tasks", "floor.commands", *ANYWHERE_IN_FLOOR),
    "floor/commands": ("floor.rules", "floor.store", "floor.tasks", "floor.commands", *ANYWHERE_IN_FLOOR),
    "etl": ("floor.store", "floor.rules", "floor.settings", "etl"),
    "pages/admin": ("floor", "etl"),
    "pages": ("floor",),
    "dashboard.py": ("floor",),
}
"""The innermost matching place decides which of our own modules (and what lies below them) it may import."""

ONLY_IN = {
    "streamlit": ("floor/ui", "pages", "dashboard.py"),
    "duckdb": ("etl", "floor/store/warehouse.py"),
}


def sources() -> list[Path]:
    found = [
        path for room in ROOMS for path in ([ROOT / room] if room.endswith(".py") else (ROOT / room).rglob("*.py"))
    ]
    return sorted(path for path in found if path.exists())


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lies_in(path: str, room: str) -> bool:
    return path == room or path.startswith(room + "/")


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module named by an import; `from floor import i18n` counts as floor.i18n."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", sources(), ids=place)
def test_imports_point_one_way(path: Path) -> None:
    room = max((room for room in MAY_IMPORT if lies_in(place(path), room)), key=len)
    ours = [
        name
        for name in imports(ast.parse(path.read_text("utf-8")))
        if name.split(".")[0] in {"floor", "etl", "pages", "tests", "dashboard"}
    ]
    wrong = [name for name in ours if not any(name == may or name.startswith(may + ".") for may in MAY_IMPORT[room])]
    assert wrong == []


@pytest.mark.parametrize("path", sources(), ids=place)
def test_streamlit_and_duckdb_stay_in_their_rooms(path: Path) -> None:
    names = {name.split(".")[0] for name in imports(ast.parse(path.read_text("utf-8")))}
    wrong = [
        name
        for name, rooms in ONLY_IN.items()
        if name in names and not any(lies_in(place(path), room) for room in rooms)
    ]
    assert wrong == []


def test_no_page_lies_directly_in_pages() -> None:
    """Streamlit would serve it by its URL without the entry script, so without the door."""
    assert list((ROOT / "pages").glob("*.py")) == []


def pages() -> list[Path]:
    return sorted((ROOT / "pages").rglob("*.py"))


def guarded_by(page: Path) -> str | None:
    """The permission in the page's first statement behind its docstring and imports: `guard(Permission.X)`."""
    body = ast.parse(page.read_text("utf-8")).body
    statements = [node for node in body[1:] if not isinstance(node, ast.Import | ast.ImportFrom)]
    first = statements[0]
    call = first.value if isinstance(first, ast.Assign | ast.Expr) else None
    if isinstance(call, ast.Call) and ast.unparse(call.func) == "guard":
        return ast.unparse(call.args[0]).removeprefix("Permission.")
    return None


@pytest.mark.parametrize("page", pages(), ids=place)
def test_every_page_begins_with_its_guard_and_stands_in_the_menu_under_the_same_right(page: Path) -> None:
    (screen,) = [screen for screen in SCREENS if ROOT / "pages" / screen.file == page]
    assert guarded_by(page) == screen.permission.name


def test_every_screen_of_the_menu_is_a_page() -> None:
    assert [screen.file for screen in SCREENS if not (ROOT / "pages" / screen.file).is_file()] == []


def test_no_file_has_two_ideas() -> None:
    every = [*sources(), *(ROOT / "tests").rglob("*.py")]
    assert [place(path) for path in every if len(path.read_text("utf-8").splitlines()) > LONGEST_FILE] == []


def test_no_function_hides_something() -> None:
    long = [
        f"{place(path)}:{node.name}"
        for path in [*sources(), *(ROOT / "tests").rglob("*.py")]
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []
