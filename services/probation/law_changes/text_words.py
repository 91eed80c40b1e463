"""Texts of the law's data on pages: which part a text is, and what is wrong with a new one."""

from services.probation.conditions.words import slot
from services.probation.law_changes.domain.texts import PHRASE, texts_of
from services.probation.law_changes.titles import built_in_title
from shared.law.sources import Entry
from shared.messages.base import Language
from shared.web.i18n import LANGUAGES, current, gettext, use


def part(name: str) -> str:
    """What a text of an entry is."""
    if name.startswith(PHRASE):
        return gettext("Words around the input: %(input)s", input=slot(name.removeprefix(PHRASE)))
    return {
        "text": gettext("Text"),
        "first": gettext("After the first breach"),
        "repeated": gettext("After a repeated breach"),
    }[name]


def problem(code: str) -> str:
    """What is wrong with a text, and what to do."""
    return {
        "missing": gettext("Write the text in this language too: all three hold from the same day"),
        "long": gettext("Shorten the text"),
        "inputs": gettext("Leave what stands in braces as it is, each once: the court’s own words come there"),
    }[code]


def in_page_language(section: str, entry: Entry) -> str:
    """The texts of an entry, one after the other."""
    return " ".join(said[current()] for name, said in texts_of(section, entry).items() if not name.startswith(PHRASE))


def built_in(code: str) -> dict[Language, str]:
    """A title as it comes with the software, in each language."""
    page, found = current(), dict[Language, str]()
    for language in LANGUAGES:
        use(language)
        found[language] = str(built_in_title(code))
    use(page)
    return found
