"""A list of lines as a component: the shared script and style, then those of the list."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

SHARED = Path(__file__).with_name("lines")


class Lines:
    """One list. `own` is the path of its script and style without their endings; its root has the class `lines`."""

    def __init__(self, name: str, own: Path) -> None:
        self.style = _both(own, ".css")
        self.script = _both(own, ".js")
        self._name = name
        # Inline for the same reason as the board (board/component.py).
        self._component = st.components.v2.component(
            f"floorboard_{name}", html='<div class="lines"></div>\n', css=self.style, js=self.script
        )

    def draw(self, data: Mapping[str, Any]) -> None:
        """Draw it as high as its lines need."""
        self._component(key=self._name, data=dict(data), height="content")


def _both(own: Path, ending: str) -> str:
    return "\n".join(path.with_suffix(ending).read_text(encoding="utf-8") for path in (SHARED, own))
