"""The whole screen: one of five things to do with targets."""

from floor.i18n import Words
from floor.tasks.task import Actor
from floor.ui.deeds import tell_what_was_done
from floor.ui.targets.filters import asked_targets, targets_filters
from floor.ui.targets.importing import Reader, importing
from floor.ui.targets.listing import listing
from floor.ui.targets.new_hires import new_hires
from floor.ui.targets.reasons import sentence
from floor.ui.targets.setting import setting
from floor.ui.targets.splitting import splitting


def targets_screen(actor: Actor, read: Reader, t: Words) -> None:
    """Draw what the link asks for."""
    query = asked_targets()
    targets_filters(query, t)
    tell_what_was_done(sentence, t)
    match query.view:
        case "set":
            setting(actor, query, t)
        case "all":
            listing(actor, query, t)
        case "split":
            splitting(actor, query, t)
        case "file":
            importing(actor, read, query, t)
        case "ramp":
            new_hires(actor, t)
