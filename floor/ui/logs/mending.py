"""Fix and reload: the refused rows of a load to take along, and the place where they come back mended."""

from urllib.parse import urlencode

import streamlit as st

from floor.i18n import Words
from floor.settings import settings
from floor.store.load_list import LogLoad
from floor.store.mending import Mending, is_kept, read_form
from floor.tasks.task import Actor, NotAllowed
from floor.ui.logs.loader import CannotLoad, Loader
from floor.ui.logs.trouble import cannot_load
from floor.ui.logs.uploading import LARGEST_MB, tell, through_the_load_path

TURN = "logs_mend_turn"
TOLD = "logs_mend_told"


def mending_state(load: LogLoad, mending: Mending, t: Words) -> None:
    """How many are mended and by which loads, and whose rows this load mends itself."""
    if mending.of:
        st.info(t("This load mends rows of load {load}. What it refused stays open there too.", load=mending.of))
    for by, count in mending.by_load.items():
        shown = {"n": t.number(count), "all": t.number(load.rejected), "load": by}
        st.success(t("{n} of {all} refused rows mended by load {load}", **shown), icon=":material/healing:")


def mend_and_reload(actor: Actor, loader: Loader, load: LogLoad, mending: Mending, t: Words) -> None:
    """Fetch what is open, drop it back here. Not of a load that was taken back, nor where its form was not kept."""
    for told in st.session_state.get(TOLD, {}).get(load.load_id, ()):
        tell(told, t)
    form = read_form(settings().data / "rejects", load.load_id)
    if not mending.open or form is None or load.undone_at is not None or load.log == "people":
        return
    st.subheader(t("Fix and reload"), anchor=False)
    kept = [one for one in mending.open if is_kept(one)]
    if len(kept) < len(mending.open):
        gone = len(mending.open) - len(kept)
        st.caption(
            t.plural(
                "{n} row is not kept here, for nobody can tell where in it a name or a phone number stands. "
                "Mend it in the file itself and load that.",
                "{n} rows are not kept here, for nobody can tell where in them a name or a phone number stands. "
                "Mend them in the file itself and load that.",
                gone,
            )
        )
    if not kept:
        return
    st.markdown(
        t(
            "Fetch the open rows, correct them, save the file as CSV UTF-8 or as a spreadsheet and drop it here. "
            "They join this load; what is still wrong stays open. Leave the last three columns as they are."
        )
    )
    address = f"/files/mend.csv?{urlencode({'load': load.load_id, 'lang': t.language})}"
    label = t.plural("Fetch {n} open row", "Fetch {n} open rows", len(kept))
    st.link_button(label, address, icon=":material/download:")
    _drop(actor, loader, load, t)


def _drop(actor: Actor, loader: Loader, load: LogLoad, t: Words) -> None:
    turn = st.session_state.setdefault(TURN, 0)
    file = st.file_uploader(
        t("The mended file"),
        type=["csv", "txt", "tsv", "xlsx", "xls", "ods"],
        max_upload_size=LARGEST_MB,
        key=f"mended:{load.load_id}:{turn}",
    )
    if not st.button(t("Load the mended rows"), icon=":material/upload:", disabled=file is None, key="logs_mend"):
        return
    try:
        told = through_the_load_path(actor, loader, [file] if file else [], t)
    except CannotLoad as error:
        cannot_load(error, t)
        return
    except NotAllowed:
        st.rerun()  # the page's own guard says so
    st.session_state[TOLD] = {load.load_id: told}
    st.session_state[TURN] += 1
    st.rerun()
