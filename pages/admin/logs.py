"""Logs: what was loaded and refused, which days lack a log, uploads, and loads taken back."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from etl.busy import another_load_runs
from etl.load import load_files
from etl.problems import Refused, WrongUse
from etl.report import Report
from etl.undo_preview import preview_undo, undo_as_told
from floor.rules.access import Permission
from floor.rules.undo_preview import UndoPreview
from floor.settings import settings
from floor.store.audit import Doer
from floor.ui.guard import actor_of, guard
from floor.ui.language import reader_words
from floor.ui.logs.loader import CannotLoad, Loader
from floor.ui.logs.screen import logs_screen

viewer = guard(Permission.MANAGE_LOGS)


@contextmanager
def told() -> Iterator[None]:
    """Say that another load runs rather than wait for it, and why one cannot be."""
    if another_load_runs(settings()):
        raise CannotLoad(busy=True)
    try:
        yield
    except (Refused, WrongUse) as error:
        raise CannotLoad(str(error)) from error


def load(paths: Sequence[Path], step: Callable[[Path], None], accepts: Doer | None) -> list[Report]:
    """The very load path of the inbox and the command line."""
    with told():
        return load_files(paths, settings(), settings().now(), step, accepts)


def preview(load_id: str, also: Sequence[str]) -> UndoPreview:
    """What taking it back would change, and with it those that mend it."""
    with told():
        return preview_undo(load_id, settings(), settings().now(), also)


def undo(load_id: str, also: Sequence[str]) -> UndoPreview:
    """Take them back."""
    with told():
        return undo_as_told(load_id, settings(), settings().now(), also)


t = reader_words()
st.title(t("Logs"), anchor=False)
logs_screen(actor_of(viewer), Loader(load, preview, undo), t)
