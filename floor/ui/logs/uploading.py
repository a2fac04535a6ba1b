"""Logs dropped on the screen: written down, loaded by the load path, and told in words."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from floor.i18n import Words
from floor.loader_words import loader_words
from floor.rules.log_endings import LOG_ENDINGS
from floor.rules.upload_name import upload_name
from floor.tasks.task import Actor, NotAllowed
from floor.tasks.upload_logs import name_of, upload_logs
from floor.ui.logs.loader import CannotLoad, FileReport, Loader
from floor.ui.logs.names import status_name
from floor.ui.logs.trouble import cannot_load

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

LARGEST_MB = 20
TURN = "logs_upload_turn"
TOLD = "logs_upload_told"


@dataclass(frozen=True)
class ToldFile:
    """What became of a file that somebody knows under this name."""

    name: str
    report: FileReport


def uploading(actor: Actor, loader: Loader, t: Words) -> None:
    """Drop, load, read what became of them. Files that were loaded are let go of."""
    st.markdown(t("Drop log files here: they go the same way as files in the inbox."))
    turn = st.session_state.setdefault(TURN, 0)
    files = st.file_uploader(
        t("Log files"),
        type=list(LOG_ENDINGS),
        accept_multiple_files=True,
        max_upload_size=LARGEST_MB,
        key=f"log_files:{turn}",
    )
    accepts = _differed() and st.checkbox(
        t("Load also a file that differs from earlier ones: I have looked at it. My name is noted."),
        key=f"logs_accept:{turn}",
    )
    if st.button(t("Load"), type="primary", icon=":material/upload:", disabled=not files, key="logs_load"):
        _load(actor, loader, files, t, accepts=accepts)
    for told in st.session_state.get(TOLD, ()):
        tell(told, t)


def _differed() -> bool:
    """Whether a file of the last upload was stopped: only then somebody can say that it is right all the same."""
    return any(told.report.status == "drift" for told in st.session_state.get(TOLD, ()))


def _load(actor: Actor, loader: Loader, files: Sequence["UploadedFile"], t: Words, *, accepts: bool) -> None:
    try:
        told = through_the_load_path(actor, loader, files, t, accepts=accepts)
    except CannotLoad as error:
        cannot_load(error, t)
        return
    except NotAllowed:
        st.rerun()  # the page's own guard says so
    st.session_state[TOLD] = told
    st.session_state[TURN] += 1
    st.rerun()


def through_the_load_path(
    actor: Actor, loader: Loader, files: Sequence["UploadedFile"], t: Words, *, accepts: bool = False
) -> list[ToldFile]:
    """Load them and say how far that is; what became of them. Raises CannotLoad, NotAllowed."""
    bar = st.progress(0.0, text=t("Loading…"))
    done: list[Path] = []

    def step(path: Path) -> None:
        done.append(path)
        bar.progress(len(done) / len(files), text=t("{done} of {all} files", done=len(done), all=len(files)))

    with tempfile.TemporaryDirectory(prefix="upload-") as room:
        paths = [_written(Path(room), number, file) for number, file in enumerate(files, start=1)]
        names = {str(path): file.name for path, file in zip(paths, files, strict=True)}
        reports = upload_logs(actor, names, lambda doer: loader.load(paths, step, doer if accepts else None))
    return [ToldFile(name_of(report, names), report) for report in reports]


def _written(room: Path, number: int, file: "UploadedFile") -> Path:
    """Under its owner's name as far as that is harmless, in a folder of its own: two may have the same."""
    path = room / str(number) / upload_name(file.name)
    path.parent.mkdir()
    path.write_bytes(file.getvalue())
    return path


def tell(told: ToldFile, t: Words) -> None:
    """What became of one."""
    report = told.report
    with st.container(border=True):
        st.text(told.name)
        show = st.success if report.status in {"loaded", "already loaded"} else st.error
        show(status_name(report.status, t))
        st.markdown(
            t(
                "{read} rows read · {loaded} loaded · {rejected} refused · {duplicates} known already",
                read=t.number(report.rows_read),
                loaded=t.number(report.loaded),
                rejected=t.number(report.rejected),
                duplicates=t.number(report.duplicates),
            )
        )
        if report.status == "drift":
            st.markdown(t("If it is right all the same, drop it once more and say so."))
        # The loader's sentences have words of the file in them: as text, never as Markdown.
        for sentence in [*report.reasons, *report.warnings]:
            st.text(loader_words(sentence, t))
        _unknown(t("Not on the roster"), report.unknown_agents)
        _unknown(t("Outcome codes nobody has mapped"), report.unknown_codes)


def _unknown(title: str, found: Sequence[str]) -> None:
    if found:
        st.caption(title)
        st.text(", ".join(found))
