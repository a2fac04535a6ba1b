"""My progress: where am I, how far is it, what does it take. A lead or manager sees it of those they may see."""

from floor.rules.access import Permission
from floor.ui.follow import seen_now
from floor.ui.guard import guard
from floor.ui.language import reader_words
from floor.ui.progress.filters import asked_progress, progress_filters
from floor.ui.progress.reading import progress_or_stop, whom_or_stop
from floor.ui.progress.screen import column, draw_progress, heading
from floor.ui.trouble import unknown_in_link

viewer = guard(Permission.SEE_PROGRESS)
seen, t = seen_now(), reader_words()
query, unknown = asked_progress()
whom = whom_or_stop(viewer, query, seen, t)

with column():
    heading(whom, t)
    unknown_in_link(t, unknown)
    progress = progress_or_stop(query, whom.agent, seen, t)
    progress_filters(query, whom, progress.standing.board.first_day, t)
    draw_progress(progress, whom, t)
