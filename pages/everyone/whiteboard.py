"""The whiteboard: who stands where, on any metric, for a day, a week or a month."""

import streamlit as st

from floor.rules.access import Permission
from floor.ui.export import export_buttons
from floor.ui.filters import asked_board, filter_bar
from floor.ui.follow import seen_now
from floor.ui.guard import guard
from floor.ui.language import reader_words
from floor.ui.notices import notices
from floor.ui.restated import restated_numbers
from floor.ui.trouble import unknown_in_link
from floor.ui.wall_link import wall_link
from floor.ui.whiteboard import draw_sight, sight_or_stop, way_out

viewer = guard(Permission.SEE_BOARDS)
seen, t = seen_now(), reader_words()
query, unknown = asked_board()
sight = sight_or_stop(query, seen, t)

filter_bar(query, sight.board, t)
unknown_in_link(t, unknown)
draw_sight(sight, seen, t)
if not sight.board.rows:
    way_out(sight.board, t)

with st.container(horizontal=True, gap="small"):
    if sight.warehouse is not None and viewer.scope(Permission.SEE_OPEN_MATTERS):
        notices(sight.board, sight.warehouse, t)
    if sight.warehouse is not None:
        restated_numbers(viewer, sight.warehouse, query.period, t)
    if sight.board.rows:
        export_buttons(sight.board, t)
    wall_link(query, viewer, t)
