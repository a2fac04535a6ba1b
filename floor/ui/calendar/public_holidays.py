"""Public holidays of a country and year: looked at first, then those that are ticked are taken over."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.rules.holidays import HolidayProposal, holiday_proposals
from floor.settings import settings
from floor.store.calendar_days import read_working_days
from floor.store.public_holidays import countries, regions, years_around
from floor.store.public_holidays import public_holidays as holidays_of
from floor.store.records import records
from floor.store.setting_values import read_setting
from floor.tasks.take_over_holidays import COUNTRY, take_over_holidays
from floor.tasks.task import Actor
from floor.ui.calendar.fields import why_field
from floor.ui.calendar.names import kind_names, part, special_text
from floor.ui.calendar.ticked import TICK, ticked
from floor.ui.deeds import deed
from floor.ui.people.fields import written


def public_holidays(actor: Actor, t: Words) -> None:
    """Country, region and year; then the list."""
    house = settings()
    today = house.today(house.now())
    with records().reading() as session:
        working, last_country = read_working_days(session), read_setting(session, COUNTRY)
    st.markdown(t("The calendar of a country becomes the floor's. You see first what it would change."))
    country, region, year = _chosen(last_country, today, t)
    if country is None:
        st.info(t("Choose a country to see its public holidays."), icon=":material/public:")
        return
    found = holidays_of(country, region or "", year, t.language)
    proposals = holiday_proposals(found, working.special)
    if not proposals:
        st.info(t("The library knows no public holidays of this country and year."), icon=":material/event_busy:")
        return
    _preview(actor, f"{country} {year}", country, proposals, today, t)


def _chosen(last_country: str | None, today: date, t: Words) -> tuple[str | None, str | None, int]:
    known = sorted(countries(), key=t.territory)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        country = st.selectbox(
            t("Country"),
            known,
            index=known.index(last_country) if last_country in known else None,
            format_func=t.territory,
            placeholder=t("Type a country"),
            key="holiday_country",
            width=260,
        )
        region = _region(country, t) if country else None
        years = list(years_around(today))
        year = st.selectbox(t("Year"), years, index=years.index(today.year), key="holiday_year", width=140)
    return country, region, year


def _region(country: str, t: Words) -> str | None:
    names = regions(country)
    if not names:
        return None
    return st.selectbox(
        t("State or province"),
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=t("Only those of the whole country"),
        key=f"holiday_region:{country}",
        width=280,
    )


def _preview(
    actor: Actor, label: str, country: str, proposals: Sequence[HolidayProposal], today: date, t: Words
) -> None:
    mark = f"holidays:{label}:{hash(tuple(proposals)):x}"
    wanted = [one.is_wanted(today) for one in proposals]
    replacing = sum(one.replaces is not None for one in proposals)
    st.data_editor(
        pd.DataFrame(
            {
                TICK: wanted,
                t("Day"): [t.date(one.special.day, "weekday") for one in proposals],
                t("Kind of day"): [kind_names(t)[one.special.kind] for one in proposals],
                t("Worked"): [part(one.special.share, t) for one in proposals],
                t("Name"): [one.special.reason for one in proposals],
                t("The floor's calendar says"): [_present(one, t) for one in proposals],
            }
        ),
        hide_index=True,
        height=36 * len(proposals) + 40,
        column_config={TICK: st.column_config.CheckboxColumn(t("Take over"), width="small")},
        disabled=[t("Day"), t("Kind of day"), t("Worked"), t("Name"), t("The floor's calendar says")],
        key=mark,
    )
    if replacing:
        st.warning(
            t.plural(
                "{n} day says something else in the floor's calendar: ticked, it is replaced.",
                "{n} days say something else in the floor's calendar: ticked, they are replaced.",
                replacing,
            ),
            icon=":material/swap_horiz:",
        )
    with st.form(key=f"take:{mark}", border=False):
        why_field(f"why:{mark}", t)
        st.form_submit_button(
            t("Take over what is ticked"),
            icon=":material/event_available:",
            type="primary",
            on_click=_take,
            args=(actor, country, proposals, wanted, mark),
        )


def _present(one: HolidayProposal, t: Words) -> str:
    return t("the same") if one.known else special_text(one.replaces, t)


def _take(actor: Actor, country: str, proposals: Sequence[HolidayProposal], wanted: Sequence[bool], mark: str) -> None:
    why = written(f"why:{mark}")
    # What is there already just so is not written again.
    chosen = [one for one in ticked(proposals, wanted, mark) if not one.known]
    deed(lambda: take_over_holidays(actor, country, chosen, why))
