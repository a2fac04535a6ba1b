"""Every text of the program that a reader may see: what the catalogues must hold, no more and no less."""

import ast
from collections.abc import Iterator
from pathlib import Path

from floor.locales.loader_texts import loader_texts
from floor.rules.audit_actions import ACTIONS, FIELDS, PERMISSIONS, VALUES
from floor.rules.metrics import METRICS
from floor.rules.restated import RESTATED

ROOT = Path(__file__).parents[2]
READ = ("floor", "pages")

Text = str | tuple[str, str]
"""A text, or the two forms of a plural."""


def texts() -> set[Text]:
    """What stands in `t("...")` and `t.plural("...", "...", n)`, the texts of tables, and what the loader says."""
    found: set[Text] = {text for folder in READ for path in (ROOT / folder).rglob("*.py") for text in literals(path)}
    for metric in METRICS.values():
        found |= {text for text in (metric.name, metric.definition, metric.sample_reason) if text}
    found |= {one.name for one in RESTATED.values()}
    found |= loader_texts()
    tables = (ACTIONS, FIELDS, PERMISSIONS, *VALUES.values())
    return found.union(*(table.values() for table in tables))


def literals(path: Path) -> Iterator[Text]:
    """The texts of one file. By its syntax tree, because Babel's own search does not see into an f-string."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="t"), args=[ast.Constant(value=str(text)), *_]):
                yield text
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="t"), attr="plural"),
                args=[ast.Constant(value=str(one)), ast.Constant(value=str(many)), *_],
            ):
                yield one, many
