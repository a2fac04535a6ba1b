"""The page behind a one-time link: choose a password and be signed in. Looking at it does not use it up."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from floor.tasks.choose_password import LinkEnded, WeakPassword, choose_password, owner_of_link
from floor.web.door.endpoint import browser_of, endpoint, signed_in
from floor.web.door.page import Page, Reader, alert, answer, message, reader_of
from floor.web.door.password_fields import not_the_same, password_fields, password_sentence
from floor.web.door.template import filled
from floor.web.form import Form
from floor.web.own_path import HOME


def routes() -> list[Route]:
    """The token is in the path; what is no token finds nothing."""
    return [Route("/welcome/{token}", endpoint(_show, _take), methods=["GET", "POST"])]


def _show(request: Request) -> Response:
    return _form(reader_of(request), request.path_params["token"])


def _take(request: Request, form: Form) -> Response:
    reader = reader_of(request, form.get("lang"))
    token = request.path_params["token"]
    slip = not_the_same(form, reader.words)
    if slip:
        return _form(reader, token, slip)
    try:
        session = choose_password(token, form.get("password", ""), browser_of(request))
    except LinkEnded:
        return _ended(reader)
    except WeakPassword as error:
        return _form(reader, token, password_sentence(error.flaw, reader.words))
    return signed_in(session, reader.address(HOME))


def _form(reader: Reader, token: str, problem: str | None = None) -> Response:
    t = reader.words
    try:
        name = owner_of_link(token)
    except LinkEnded:
        return _ended(reader)
    body = filled(
        "welcome",
        lead=t("This is how you will sign in from now on."),
        alert=alert(problem),
        address=f"/welcome/{token}",
        lang=reader.chosen,
        name=name,
        name_label=t("User name"),
        passwords=password_fields(t, invalid=problem is not None),
        button=t("Keep the password and sign in"),
    )
    return answer(reader, Page(t("Choose your password"), body, filled("board"), 422 if problem else 200))


def _ended(reader: Reader) -> Response:
    t = reader.words
    sentence = t("It was used already, or it is older than a day. Ask your administrator for a new one.")
    return message(reader, t("This link has ended"), sentence, 404)
