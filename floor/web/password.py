"""The page on which somebody signed in chooses another password; it asks for the present one."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from floor.i18n import Words
from floor.store.viewers import Viewer
from floor.tasks.change_password import FixedPassword, Passwords, WrongPassword, change_password
from floor.tasks.choose_password import WeakPassword
from floor.tasks.fixed_password import Fixed, fixed_sentence, why_fixed
from floor.tasks.sign_in_throttle import TooManyTries
from floor.tasks.task import NotAllowed
from floor.web.asking import viewer_now
from floor.web.door.endpoint import browser_of, endpoint, signed_in
from floor.web.door.page import INVALID, NOTHING, Page, Reader, alert, answer, reader_of
from floor.web.door.password_fields import new_password_fields, not_the_same, password_sentence
from floor.web.door.problem import Problem
from floor.web.door.template import filled
from floor.web.door.too_many import asking_to_wait, too_many_sentence
from floor.web.form import Form
from floor.web.sign_out import MY_ACCOUNT

PATH = "/password"
PRESENT, NEW = "present", "password"


def routes() -> list[Route]:
    """Not public: the guard in front sends strangers to the sign-in, and back here after it."""
    return [Route(PATH, endpoint(_show, _take), methods=["GET", "POST"])]


def _show(request: Request) -> Response:
    viewer, reader = viewer_now(request), reader_of(request)
    if viewer is None:
        return _to_sign_in()
    why = why_fixed(viewer.account_id)
    return _form(reader, viewer) if why is None else _fixed(reader, why, HTTPStatus.OK)


def _take(request: Request, form: Form) -> Response:
    viewer, reader = viewer_now(request), reader_of(request, form.get("lang"))
    if viewer is None:
        return _to_sign_in()
    slip = _slip(form, reader.words)
    if slip:
        return _form(reader, viewer, Problem(slip, NEW))
    passwords = Passwords(form.get(PRESENT, ""), form.get(NEW, ""))
    try:
        token = change_password(viewer.sign_in_id, passwords, browser_of(request))
    except NotAllowed:
        return _to_sign_in()
    except FixedPassword as refusal:
        return _fixed(reader, refusal.why, HTTPStatus.CONFLICT)
    except (TooManyTries, WeakPassword, WrongPassword) as refusal:
        response = _form(reader, viewer, _problem(refusal, reader.words))
        return asking_to_wait(response) if isinstance(refusal, TooManyTries) else response
    return signed_in(token, reader.address(MY_ACCOUNT, changed="1"))


def _slip(form: Form, t: Words) -> str | None:
    """What can be seen from the form alone costs no try."""
    if not_the_same(form, t):
        return t("The new password is not the same both times. Type it again.")
    if form.get(NEW) == form.get(PRESENT):
        return t("The new password is the present one. Choose another one.")
    return None


def _problem(refusal: TooManyTries | WeakPassword | WrongPassword, t: Words) -> Problem:
    match refusal:
        case TooManyTries():
            return Problem(too_many_sentence(t), status=HTTPStatus.TOO_MANY_REQUESTS)
        case WeakPassword():
            return Problem(password_sentence(refusal.flaw, t), NEW)
        case WrongPassword():
            sentence = t("This is not your present password. Check it; capital letters count.")
            return Problem(sentence, PRESENT, HTTPStatus.FORBIDDEN)


def _form(reader: Reader, viewer: Viewer, problem: Problem | None = None) -> Response:
    t = reader.words
    wrong = problem.field if problem else ""
    body = filled(
        "password",
        lead=t("You stay signed in here, and are signed out everywhere else."),
        alert=alert(problem.sentence if problem else None),
        address=PATH,
        lang=reader.chosen,
        name=viewer.name,
        name_label=t("User name"),
        present_label=t("Present password"),
        invalid=INVALID if wrong == PRESENT else NOTHING,
        passwords=new_password_fields(t, invalid=wrong == NEW),
        button=t("Change the password"),
        back=reader.address(MY_ACCOUNT),
        back_label=t("Back to my account"),
    )
    status = problem.status if problem else HTTPStatus.OK
    return answer(reader, Page(t("Change your password"), body, filled("board"), status))


def _fixed(reader: Reader, why: Fixed, status: HTTPStatus) -> Response:
    t = reader.words
    back = t("Back to my account")
    body = filled("message", sentence=fixed_sentence(why, t), address=reader.address(MY_ACCOUNT), link=back)
    return answer(reader, Page(t("Change your password"), body, filled("board"), status))


def _to_sign_in() -> Response:
    """Like the guard, had the session ended a moment earlier."""
    return RedirectResponse(f"/sign-in?next={PATH}", 303)
