"""`python -m floor.locales` brings the catalogues up to the program: new texts stand empty, gone ones go."""

from babel import Locale
from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from floor.i18n import LANGUAGES, LOADER, as_forms, catalogue_file
from floor.locales.collect import Text, texts
from floor.locales.loader_texts import loader_texts

HEADER = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
"""Only what a reader of the file needs: Babel's own carries the time of writing, which would change at every run."""


def main() -> None:
    """Rewrite every catalogue, sorted by English text; say what is still to translate."""
    wanted = texts()
    for language in LANGUAGES:
        missing = update(language, wanted)
        print(f"{language}: {len(wanted)} texts, {missing} to translate")  # noqa: T201  a command's own output


def update(language: str, wanted: set[Text]) -> int:
    """Write the language's catalogue anew with the wanted texts; returns how many have no translation."""
    known = _translations(language)
    catalogue = Catalog(locale=Locale.parse(language, sep="-"))
    of_loader = loader_texts()
    for text in wanted:
        same = text if isinstance(text, str) else list(text)
        comments = [LOADER] if text in of_loader else []
        catalogue.add(same, same if language == "en" else known.get(as_forms(text), ""), auto_comments=comments)
    with catalogue_file(language).open("wb") as file:
        file.write(HEADER)
        write_po(file, catalogue, width=120, sort_output=True, omit_header=True, no_location=True)
    return len({as_forms(text) for text in wanted} - _translations(language).keys())


def _translations(language: str) -> dict[tuple[str, ...], str | list[str]]:
    """What is translated so far, by its English forms."""
    with catalogue_file(language).open("rb") as file:
        read = [
            (as_forms(message.id), as_forms(message.string))
            for message in read_po(file, locale=language.replace("-", "_"))
        ]
    return {text: forms[0] if len(text) == 1 else list(forms) for text, forms in read if all((*text, *forms))}


if __name__ == "__main__":
    main()
