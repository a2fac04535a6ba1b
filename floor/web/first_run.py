"""The page that makes the first administrator. Where there is one, there is no such page."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from floor.i18n import Words
from floor.rules.throttle import WINDOW
from floor.tasks.account_problem import AccountProblem, account_sentence
from floor.tasks.choose_password import WeakPassword
from floor.tasks.first_run import FirstAdministrator, NotTheFirst, WrongCode, is_first_run, make_first_administrator
from floor.tasks.sign_in_throttle import TooManyTries
from floor.web.door.endpoint import browser_of, endpoint, signed_in
from floor.web.door.page import INVALID, NOTHING, Page, Reader, alert, answer, message, reader_of
from floor.web.door.password_fields import not_the_same, password_fields, password_sentence
from floor.web.door.problem import Problem
from floor.web.door.template import filled
from floor.web.form import Form
from floor.web.own_path import HOME

FRESH = "python -m floor first-run"
MINUTES = int(WINDOW.total_seconds() // 60)

Refusal = AccountProblem | WeakPassword | WrongCode | TooManyTries


def routes() -> list[Route]:
    """One route."""
    return [Route("/first-run", endpoint(_show, _take), methods=["GET", "POST"])]


def _show(request: Request) -> Response:
    reader = reader_of(request)
    return _form(reader, {}) if is_first_run() else _nothing_here(reader)


def _take(request: Request, form: Form) -> Response:
    reader = reader_of(request, form.get("lang"))
    t = reader.words
    if not is_first_run():
        return _nothing_here(reader)
    slip = not_the_same(form, t)
    if slip:
        return _form(reader, form, Problem(slip, "password"))
    wanted = FirstAdministrator(form.get("code", ""), form.get("name", ""), form.get("password", ""))
    try:
        token = make_first_administrator(wanted, browser_of(request))
    except NotTheFirst:
        return _nothing_here(reader)
    except (AccountProblem, WeakPassword, WrongCode, TooManyTries) as refusal:
        return _form(reader, form, _problem(refusal, t))
    return signed_in(token, reader.address(HOME))


def _problem(refusal: Refusal, t: Words) -> Problem:
    match refusal:
        case AccountProblem():
            return Problem(account_sentence(refusal.why, t), "name")
        case WeakPassword():
            return Problem(password_sentence(refusal.flaw, t), "password")
        case WrongCode():
            sentence = t(
                "This is not the code, or it is older than an hour. Print a new one with: {command}", command=FRESH
            )
            return Problem(sentence, "code")
        case TooManyTries():
            sentence = t(
                "Too many wrong codes. Wait {n} minutes, or print a new one with: {command}", n=MINUTES, command=FRESH
            )
            return Problem(sentence, "", HTTPStatus.TOO_MANY_REQUESTS)


def _form(reader: Reader, form: Form, problem: Problem | None = None) -> Response:
    t = reader.words
    wrong = problem.field if problem else ""
    body = filled(
        "first_run",
        lead=t("Make the first administrator. Everybody else gets an account from them."),
        alert=alert(problem.sentence if problem else None),
        lang=reader.chosen,
        code=form.get("code", ""),
        code_label=t("Code from the console"),
        code_hint=t("It stands in the window where Floorboard was started."),
        code_invalid=INVALID if wrong == "code" else NOTHING,
        name=form.get("name", ""),
        name_label=t("User name"),
        name_invalid=INVALID if wrong == "name" else NOTHING,
        passwords=password_fields(t, invalid=wrong == "password"),
        button=t("Make the account and sign in"),
    )
    status = problem.status if problem else HTTPStatus.OK
    return answer(reader, Page(t("Set up your floor"), body, filled("board"), status))


def _nothing_here(reader: Reader) -> Response:
    t = reader.words
    return message(reader, t("There is nothing here"), t("This floor has its administrator. Sign in instead."), 404)
