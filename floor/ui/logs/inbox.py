"""What lies in the inbox: what waits, what is no file, and what was refused and why. Nothing where there is nothing."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.loader_words import loader_words
from floor.rules.one_line import one_line
from floor.settings import settings
from floor.store.inbox import Odd, OddThing, RefusedFile, Waiting, read_inbox
from floor.ui.moments import written_moment

AT_ONCE = 20
LONGEST = 1_000
KILOBYTE, MEGABYTE = 1_000, 1_000_000


def inbox(t: Words) -> None:
    """Names and reasons are strangers' words: as text, never as Markdown."""
    try:
        found = read_inbox(settings().data)
    except OSError:
        st.error(t("The inbox cannot be looked into. See whether its folder may be read."), icon=":material/error:")
        return
    if found.waiting:
        _waiting(found.waiting, t)
    if found.odd:
        _odd(found.odd, t)
    if found.refused:
        _refused(found.refused, found.refused_in_all, t)


def _waiting(files: Sequence[Waiting], t: Words) -> None:
    now = settings().utc_now()
    late = sum(one.is_late(now) for one in files)
    with st.container(border=True, key="inbox_waiting"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            label = t.plural("{n} file waits in the inbox", "{n} files wait in the inbox", len(files))
            st.markdown(f"**{label}**")
            st.button(t("Look again"), icon=":material/refresh:", key="inbox_again")
        # The longest here first: those are the ones to worry about.
        some = sorted(files, key=lambda one: one.since)[:AT_ONCE]
        columns = {
            t("File"): [one_line(one.name) for one in some],
            t("State"): [t("✗ waits too long") if one.is_late(now) else t("waits") for one in some],
            t("Size"): [_size(one.size_bytes, t) for one in some],
            t("Here since"): [written_moment(one.since, t) for one in some],
        }
        st.dataframe(pd.DataFrame(columns), hide_index=True, alt=label)
        _rest(len(files) - len(some), t)
        st.caption(t("A file is loaded once it has stopped growing."))
        if late:
            st.warning(_too_long(late, t), icon=":material/hourglass_disabled:")


def _too_long(late: int, t: Words) -> str:
    return t.plural(
        "{n} file has waited for more than five minutes: the watcher may not be running. Start it with "
        "`python -m etl watch`; where it runs, its terminal says what stops it.",
        "{n} files have waited for more than five minutes: the watcher may not be running. Start it with "
        "`python -m etl watch`; where it runs, its terminal says what stops it.",
        late,
    )


def _odd(things: Sequence[OddThing], t: Words) -> None:
    kinds = {Odd.FOLDER: t("folder"), Odd.LINK: t("link"), Odd.OTHER: t("pipe or device")}
    told = t.plural(
        "{n} thing in the inbox is no plain file and is never opened. Drop the log file itself into the inbox, and "
        "take this away:",
        "{n} things in the inbox are no plain files and are never opened. Drop the log files themselves into the "
        "inbox, and take these away:",
        len(things),
    )
    with st.container(border=True, key="inbox_odd", gap="xsmall"):
        st.markdown(told)
        for one in things[:AT_ONCE]:
            st.text(f"{one_line(one.name)} — {kinds[one.kind]}")
        _rest(len(things) - AT_ONCE, t)


def _refused(files: Sequence[RefusedFile], in_all: int, t: Words) -> None:
    label = t.plural("{n} file of the inbox was refused", "{n} files of the inbox were refused", in_all)
    with st.expander(label, key="inbox_refused"):
        st.markdown(
            t(
                "They lie in `inbox/refused/`. Correct a file and drop it again, into the inbox or under Upload. "
                "What is done with can be deleted there."
            )
        )
        for one in files:
            with st.container(border=True, gap="xsmall"):
                _refused_file(one, t)
        _rest(in_all - len(files), t)


def _refused_file(one: RefusedFile, t: Words) -> None:
    st.text(one_line(one.name))
    st.caption(t("refused {time}", time=written_moment(one.at, t)))
    for line in one.reasons:
        st.text(_cut(one_line(loader_words(line, t))))
    if not one.reasons:
        st.text(t("The file that said why is not there any more."))
    if one.has_more:
        st.caption(t("More stands in the .txt beside it."))


def _rest(more: int, t: Words) -> None:
    if more > 0:
        st.caption(t.plural("and {n} more", "and {n} more", more))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _size(size: int, t: Words) -> str:
    if size < MEGABYTE:
        return t("{n} kB", n=t.number(-(-size // KILOBYTE)))
    return t("{n} MB", n=t.number(size / MEGABYTE, 1))
