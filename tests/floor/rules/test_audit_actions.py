"""Every deed that the program notes has words in both languages."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from floor.rules.access import Permission
from floor.rules.audit_actions import ACTIONS, PERMISSIONS

ROOT = Path(__file__).parents[3]
PROGRAM = sorted(path for room in ("floor", "etl", "pages") for path in (ROOT / room).rglob("*.py"))

PASSED_ON = {("floor/tasks/task.py", "action"), ("floor/tasks/sign_out.py", "action")}
"""Where the action comes in as an argument: from a call that is found itself, or from a constant of the same file."""


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def constants(path: Path) -> dict[str, str]:
    """Texts under a name at the top of a file, those that it imports from our own files included."""
    found: dict[str, str] = {}
    for node in tree(path).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
                found[name] = text
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] == "floor":
                source = ROOT / f"{module.replace('.', '/')}.py"
                told = constants(source) if source.is_file() else {}
                found |= {name.asname or name.name: told[name.name] for name in node.names if name.name in told}
    return found


def actions(path: Path) -> Iterator[ast.expr]:
    """What stands as the action in `Event(action, ...)` and `task(actor, permission, action)`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"Event", "task"}:
            named = [keyword.value for keyword in node.keywords if keyword.arg == "action"]
            position = 0 if ast.unparse(node.func) == "Event" else 2
            yield from named or node.args[position : position + 1]


@pytest.mark.parametrize("path", PROGRAM, ids=place)
def test_every_action_that_is_noted_is_in_the_catalogue(path: Path) -> None:
    known = constants(path)
    for action in actions(path):
        if isinstance(action, ast.Constant):
            assert action.value in ACTIONS
        elif (place(path), ast.unparse(action)) not in PASSED_ON:
            assert known[ast.unparse(action)] in ACTIONS


def test_every_action_of_the_catalogue_is_noted_somewhere() -> None:
    texts = {text for path in PROGRAM if path.name != "audit_actions.py" for text in strings(path)}
    assert ACTIONS.keys() - texts == set()


def strings(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_right_has_words_as_the_subject_of_a_refusal() -> None:
    assert set(PERMISSIONS) == {str(permission) for permission in Permission}


def test_no_two_actions_share_their_words() -> None:
    assert len(set(ACTIONS.values())) == len(ACTIONS)
