"""The audit: who did what, or was refused, and whether the record of it is whole."""

import streamlit as st

from floor.rules.access import Permission
from floor.ui.audit.entries import draw_entries, read_audit
from floor.ui.audit.filters import asked_audit, audit_filters
from floor.ui.audit.seals import count_and_seals
from floor.ui.guard import guard
from floor.ui.language import reader_words
from floor.ui.trouble import unknown_in_link

guard(Permission.SEE_AUDIT)

t = reader_words()
query, unknown = asked_audit()
page, noted = read_audit(query)

st.title(t("Audit"), anchor=False)
audit_filters(page.query, noted, t)
unknown_in_link(t, unknown)
count_and_seals(page, t)
draw_entries(page, t)
