"""One day, opened: what it is now, and the form that makes it something else or like others again."""

from datetime import date

import streamlit as st

from floor.i18n import Words
from floor.rules.person import LONGEST_TEXT
from floor.rules.special_day import USUAL_SHARE
from floor.rules.working_days import DayKind, SpecialDay, WorkingDays
from floor.tasks.set_special_day import remove_special_day, set_special_day
from floor.tasks.task import Actor
from floor.ui.calendar.fields import part_field, part_written, why_field
from floor.ui.calendar.names import amount, kind_names, special_text
from floor.ui.deeds import deed
from floor.ui.people.fields import written

OPENED = "calendar_opened"
"""Under this key of the session lies the day that is open."""


def open_day(actor: Actor, day: date, working: WorkingDays, t: Words) -> None:
    """Keys hang on what is known of the day: after a change the form begins anew."""
    seen = working.special.get(day)
    mark = f"{day}:{hash(seen):x}"
    with st.container(border=True, key="calendar_opened_day"):
        st.subheader(t.date(day), anchor=False)
        st.text(_as_it_is(day, working, t))
        kind = _kind_field(seen, mark, t)
        with st.form(key=f"day:{mark}:{kind.value}", border=False):
            share = seen.share if seen and seen.kind is kind else USUAL_SHARE[kind]
            part_field(t("Worked part of the day, percent"), share, f"share:{mark}:{kind.value}")
            st.text_input(
                t("Reason"),
                value=seen.reason if seen else "",
                max_chars=LONGEST_TEXT,
                key=f"reason:{mark}:{kind.value}",
            )
            st.form_submit_button(
                t("Save this day"),
                icon=":material/save:",
                type="primary",
                on_click=_save,
                args=(actor, day, kind, seen),
            )
        if seen:
            _removing(actor, seen, mark, t)


def _as_it_is(day: date, working: WorkingDays, t: Words) -> str:
    special, weight = working.special.get(day), working.weight(day)
    weighs = t("Counts as {n} of a full day.", n=amount(weight, t))
    if special:
        return f"{special_text(special, t)}\n{weighs}"
    return f"{t('Free, as every such weekday.') if not weight else t('As every such weekday.')}\n{weighs}"


def _kind_field(seen: SpecialDay | None, mark: str, t: Words) -> DayKind:
    names = kind_names(t)
    chosen = st.segmented_control(
        t("What is it?"),
        list(DayKind),
        format_func=names.__getitem__,
        default=seen.kind if seen else DayKind.HOLIDAY,
        required=True,
        key=f"kind:{mark}",
    )
    explained = {
        DayKind.HOLIDAY: t("Nobody works, whatever week they have."),
        DayKind.HALF_DAY: t("A part of the usual day is worked, for everybody."),
        DayKind.EXCLUDED: t("Lost to what nobody on the floor could help. It takes work off every target, so say why."),
        DayKind.EXTRA: t("Worked although its weekday may be free; it counts for everybody."),
    }
    st.caption(explained[chosen])
    return chosen


def _save(actor: Actor, day: date, kind: DayKind, seen: SpecialDay | None) -> None:
    key = f"{day}:{hash(seen):x}:{kind.value}"
    wanted = SpecialDay(day, kind, part_written(f"share:{key}"), written(f"reason:{key}"))
    deed(lambda: set_special_day(actor, wanted, seen))


def _removing(actor: Actor, seen: SpecialDay, mark: str, t: Words) -> None:
    with st.form(key=f"remove_day:{mark}", border=False):
        why_field(f"why_day:{mark}", t)
        st.form_submit_button(
            t("Make it like others again"), icon=":material/undo:", on_click=_removed, args=(actor, seen, mark)
        )


def _removed(actor: Actor, seen: SpecialDay, mark: str) -> None:
    why = written(f"why_day:{mark}")
    deed(lambda: remove_special_day(actor, seen, why))
