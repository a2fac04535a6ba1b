"""Every text of the program that a reader may see: what the catalogues must hold, no more and no less."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir

from floor.rules.metrics import METRICS

ROOT = Path(__file__).parents[2]
READ = ("floor", "pages")
KEYWORDS = {"t": None, "plural": (1, 2)}

Text = str | tuple[str, ...]


def texts() -> set[Text]:
    """The literals in `t(...)` and `t.plural(...)`, and the texts that come from the metric catalogue."""
    return set(_literals()) | {text for metric in METRICS.values() for text in (metric.name, metric.definition)}


def _literals() -> Iterator[Text]:
    for folder in READ:
        for found in extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS, comment_tags=()):
            text = found[2]
            yield tuple(text) if isinstance(text, list | tuple) else text
