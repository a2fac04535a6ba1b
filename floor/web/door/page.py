"""A whole page at the door: the frame around a form or a sentence, in the reader's language."""

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from floor.i18n import LANGUAGES, Words, language_of, words
from floor.web.door.template import Html, filled, joined, stamp
from floor.web.headers import NEVER_KEPT

POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

# Not "no-referrer": with that a browser says "Origin: null" when it posts our form, which the guard refuses.
HEADERS = {
    **NEVER_KEPT,
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}

NOTHING = Html("")
INVALID = Html(' aria-invalid="true" aria-describedby="problem"')


@dataclass(frozen=True)
class Reader:
    """Who reads: in which language, chosen by themselves or not, and at which address they are."""

    words: Words
    chosen: str
    path: str
    carried: tuple[tuple[str, str], ...] = ()

    def address(self, path: str, **more: str) -> str:
        """One of our addresses, with the language that was chosen."""
        query = {**more, **({"lang": self.chosen} if self.chosen else {})}
        return f"{path}?{urlencode(query)}" if query else path


@dataclass(frozen=True)
class Page:
    """What stands on a page: its title, the card's body, and what is beside the card."""

    title: str
    body: Html
    aside: Html = NOTHING
    status: int = 200


def reader_of(request: Request, chosen: str | None = None, **carried: str) -> Reader:
    """The reader of this request; `carried` is what a change of language takes along in the address."""
    wanted = chosen if chosen is not None else request.query_params.get("lang")
    known = wanted if wanted in LANGUAGES else ""
    t = words(known or language_of(request.headers.get("accept-language")))
    kept = tuple((key, value) for key, value in carried.items() if value)
    return Reader(t, known, request.scope["path"], kept)


def answer(reader: Reader, page: Page) -> Response:
    """The page as an answer."""
    t = reader.words
    html = filled(
        "frame",
        language=t.language,
        title=page.title,
        tab=f"{page.title} · Floorboard",
        stamp=stamp(),
        language_label=t("Language"),
        languages=_languages(reader),
        shape="wide" if page.aside else "",
        body=page.body,
        aside=page.aside,
    )
    return HTMLResponse(html, page.status, headers=HEADERS)


def message(reader: Reader, title: str, sentence: str, status: int) -> Response:
    """A page that says one thing and shows the way to the sign-in."""
    t = reader.words
    body = filled("message", sentence=sentence, address=reader.address("/sign-in"), link=t("To the sign-in"))
    return answer(reader, Page(title, body, status=status))


def alert(problem: str | None) -> Html:
    """What went wrong, announced; nothing where nothing did."""
    return filled("alert", problem=problem) if problem else NOTHING


def _languages(reader: Reader) -> Html:
    return joined(
        *(
            filled(
                "language",
                address="?" + urlencode([*reader.carried, ("lang", language)]),
                language=language,
                name=name,
                current=Html(' aria-current="true"') if language == reader.words.language else NOTHING,
            )
            for language, name in LANGUAGES.items()
        )
    )
