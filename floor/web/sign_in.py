"""The sign-in page and what it takes, and every other route at the door."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from floor.i18n import Words
from floor.rules.oidc import Provider
from floor.tasks.first_run import is_first_run
from floor.tasks.sample_accounts import shown_sample_accounts
from floor.tasks.sign_in import NotSignedIn, sign_in
from floor.tasks.sign_in_throttle import TooManyTries
from floor.web import first_run, sign_out, welcome
from floor.web.door.endpoint import browser_of, endpoint, signed_in
from floor.web.door.page import INVALID, NOTHING, Page, Reader, alert, answer, reader_of
from floor.web.door.sample import sample_aside
from floor.web.door.template import Html, filled, joined, stamp, style
from floor.web.door.too_many import asking_to_wait, too_many_sentence
from floor.web.form import Form
from floor.web.headers import ASK_AGAIN, FOR_EVER
from floor.web.oidc_problem import oidc_problem
from floor.web.own_path import HOME, own_path

FOCUS = Html(" autofocus")

Providers = Callable[[], Sequence[Provider]]


def routes(providers: Providers = tuple) -> list[Route]:
    """Everything at the door; `providers` are the company's own ways in that the page offers."""

    def show(request: Request) -> Response:
        reader = reader_of(request, next=own_path(request.query_params.get("next")))
        problem = oidc_problem(request.query_params.get("problem", ""), reader.words)
        return _page(reader, _Shown(own_path(request.query_params.get("next")), problem=problem), providers())

    def take(request: Request, form: Form) -> Response:
        reader = reader_of(request, form.get("lang"))
        to, name = own_path(form.get("next")), form.get("name", "")
        try:
            token = sign_in(name, form.get("password", ""), browser_of(request))
        except NotSignedIn:
            return _page(reader, _Shown(to, name, _wrong(reader.words), HTTPStatus.FORBIDDEN), providers())
        except TooManyTries:
            too_many = _Shown(to, name, too_many_sentence(reader.words), HTTPStatus.TOO_MANY_REQUESTS)
            return asking_to_wait(_page(reader, too_many, providers()))
        return signed_in(token, reader.address(HOME) if to == HOME else to)

    return [
        Route("/sign-in", endpoint(show, take), methods=["GET", "POST"]),
        Route("/sign-in/door.css", _style),
        *sign_out.routes(),
        *first_run.routes(),
        *welcome.routes(),
    ]


@dataclass(frozen=True)
class _Shown:
    """What stands in the form: where it leads to, the name typed before, what went wrong with it."""

    to: str
    name: str = ""
    problem: str | None = None
    status: HTTPStatus = HTTPStatus.OK


def _page(reader: Reader, shown: _Shown, providers: Sequence[Provider]) -> Response:
    t = reader.words
    body = filled(
        "sign_in",
        lead=t("Your floor's numbers are for the people of the floor."),
        alert=alert(shown.problem),
        first_run=_first_run_note(reader) if is_first_run() else NOTHING,
        next=shown.to,
        lang=reader.chosen,
        name=shown.name,
        name_label=t("User name"),
        password_label=t("Password"),
        # After a failure it is the password that is typed anew.
        name_focus=NOTHING if shown.name else FOCUS,
        password_focus=FOCUS if shown.name else NOTHING,
        invalid=INVALID if shown.status is HTTPStatus.FORBIDDEN else NOTHING,
        button=t("Sign in"),
        ways=_ways(providers, shown.to, t),
    )
    aside = sample_aside(reader, shown.to, shown_sample_accounts()) or filled("board")
    return answer(reader, Page(t("Sign in"), body, aside, shown.status))


def _wrong(t: Words) -> str:
    return t("Name and password do not fit together. Check both; capital letters count in the password.")


def _first_run_note(reader: Reader) -> Html:
    t = reader.words
    sentence = t("Nobody can administer this floor yet.")
    return filled(
        "first_run_note",
        sentence=sentence,
        address=reader.address("/first-run"),
        link=t("Make the first administrator"),
    )


def _ways(providers: Sequence[Provider], to: str, t: Words) -> Html:
    if not providers:
        return NOTHING
    on = f"?{urlencode({'next': to})}" if to != HOME else ""
    links = (
        filled("way", address=f"/sign-in/with/{one.key}{on}", label=t("Sign in with {provider}", provider=one.label))
        for one in providers
    )
    return filled("ways", links=joined(*links))


def _style(request: Request) -> Response:
    headers = FOR_EVER if request.url.query == stamp() else ASK_AGAIN
    return Response(style(), media_type="text/css", headers=headers)
