"""The sentences of the loader, as templates: taken from its source, so that none can be forgotten here.

The loader knows no languages. What it tells a person are literals: whole sentences wherever they stand, and what reads
on after a column and its value, which stands in a `Fault` or under a name that says so.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from floor.rules.person import Why

ETL = Path(__file__).parents[2] / "etl"
# What these say stands on a terminal alone, which is English.
TERMINAL = {"__main__.py", "report.py", "status.py", "watch.py", "sample_floor.py"}
# In an f-string: another text of the loader. These alone are translated inside of a sentence; all else is data.
TOLD = ("reason", "advice", "sentence")
REASONS = {"reason", "problem"}
# Calls by the place of what they tell.
TELLING = {"Fault": 1, "ValueError": 0, "NotBefore": 2, "NotLonger": 2}
IN_FORMATS = ("never", "several")
WORDS_AT_LEAST = 3
# The end of a sentence, behind which a further text may stand.
ENDS = re.compile(r"[^\s][.?]( \{\w+\})?$")


@dataclass(frozen=True)
class Module:
    """One source; `inlined` are the constants of it that stand inside of other sentences."""

    tree: ast.Module
    constants: dict[str, str]
    inlined: set[str] = field(default_factory=set)


def loader_texts() -> set[str]:
    """Every template: values as {placeholders}, other braces doubled."""
    modules = _modules()
    found = {text for module in modules for text in _texts(module)}
    inlined = {text for module in modules for text in module.inlined}
    return (found - inlined) | {str(why) for why in Why} | set(_in_formats())


def template(node: ast.expr | None, constants: dict[str, str], inlined: set[str] | None = None) -> str | None:
    """The template that a literal makes, or the constant it names; None: it is neither."""
    match node:
        case ast.Constant(value=str(text)):
            return text.replace("{", "{{").replace("}", "}}")
        case ast.JoinedStr(values=parts):
            return _joined(parts, constants, set() if inlined is None else inlined)
        case ast.Name(id=name):
            return constants.get(name)
    return None


def _modules() -> list[Module]:
    paths = [path for path in sorted(ETL.rglob("*.py")) if "sample" not in path.parts and path.name not in TERMINAL]
    trees = {path: ast.parse(path.read_text("utf-8")) for path in paths}
    own = {_dotted(path): dict(_constants(tree)) for path, tree in trees.items()}
    return [Module(tree, own[_dotted(path)] | dict(_imported(tree, own))) for path, tree in trees.items()]


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(ETL.parent).with_suffix("").parts)


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Texts that a name stands for: constants, and functions that only return one."""
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
                yield name, text
            case ast.FunctionDef(name=name, body=[ast.Return(value=ast.Constant(value=str(text)))]):
                yield name, text


def _imported(tree: ast.Module, own: dict[str, dict[str, str]]) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module in own:
            known = own[node.module]
            yield from ((alias.name, known[alias.name]) for alias in node.names if alias.name in known)


def _texts(module: Module) -> Iterator[str]:
    silent = set(_silent(module.tree))
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and node not in silent:
            text = template(node, module.constants, module.inlined)
            if text is not None and is_sentence(text):
                yield text
        for told in _reasons(node):
            text = template(told, module.constants, module.inlined)
            if text is not None:
                yield text


def is_sentence(text: str) -> bool:
    """Whether it ends as one, or has another text of the loader in it. SQL and comments of a TOML file are none."""
    ends = ENDS.search(text) is not None and len(text.split()) >= WORDS_AT_LEAST
    return not text.startswith("#") and (ends or any(f"{{{name}}}" in text for name in TOLD))


def _silent(tree: ast.Module) -> Iterator[ast.AST]:
    """Docstrings, and the pieces that f-strings are made of."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as text):
                yield text
            case ast.JoinedStr(values=parts):
                yield from (inner for part in parts for inner in ast.walk(part))


def _reasons(node: ast.AST) -> Iterator[ast.expr]:
    """What is told behind a column and its value."""
    match node:
        case ast.Call(func=ast.Name(id=name), args=arguments) if name in TELLING and len(arguments) > TELLING[name]:
            yield arguments[TELLING[name]]
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in REASONS:
            yield value


def _joined(parts: list[ast.expr], constants: dict[str, str], inlined: set[str]) -> str:
    text, used = "", list[str]()
    for part in parts:
        if not isinstance(part, ast.FormattedValue):
            text += template(part, constants) or ""
            continue
        name = name_of(part.value)
        if name in constants:
            inlined.add(constants[name])
            text += constants[name]
            continue
        name = name.strip("_")
        used.append(name)
        text += f"{{{name}{used.count(name) if used.count(name) > 1 else ''}}}"
    return text


def name_of(node: ast.AST) -> str:
    """A name for the value: the last one that its expression says before any arithmetic or writing."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case (
            ast.Call(func=ast.Attribute(attr="join"), args=[one, *_])
            | ast.Call(func=ast.Name(id="len" | "sorted" | "str" | "min" | "max"), args=[one, *_])
        ):
            return name_of(one)
        case ast.Call(func=ast.Attribute(value=one, attr="upper" | "removesuffix")):
            return name_of(one)
        case ast.Call(func=one) | ast.Subscript(value=one) | ast.BinOp(left=one) | ast.UnaryOp(operand=one):
            return name_of(one)
        case ast.GeneratorExp(elt=one) | ast.ListComp(elt=one):
            return name_of(one)
    return "value"


def _in_formats() -> Iterator[str]:
    """What the shipped formats say of files that are known and never loaded."""
    for path in sorted((ETL / "formats").glob("*.toml")):
        yield from _said(tomllib.loads(path.read_text("utf-8")))


def _said(table: dict[str, object]) -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _said(value)
        elif key in IN_FORMATS and isinstance(value, str):
            yield value
