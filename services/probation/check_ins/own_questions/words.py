"""Own questions in words."""

from services.probation.check_ins.domain.own_questions import SLOT, OwnQuestion, Template, template, texts
from shared.messages.base import Language
from shared.registry import Words
from shared.web.i18n import current, gettext, ngettext


def template_words(one: Template) -> str:
    """A template as the officer chooses it; a line stands for the slot."""
    text = one.text[current()].replace(SLOT, "…")
    if text == "…":
        text = gettext("In own words, answered yes or no") if one.kind == "yes_no" else gettext("In own words, answered in writing")
    return text


def said(own: OwnQuestion, language: Language) -> str:
    """A question as it is asked on a page in a language: in Russian where it has no words in that one."""
    known = template(own.template)
    found = texts(own, known) if known else {}
    return found.get(language) or found.get("ru", "")


def spoken_in(own: OwnQuestion, language: Language) -> Language:
    """The language of these words."""
    known = template(own.template)
    return language if known and language in texts(own, known) else "ru"


def problem(code: str) -> str:
    return {
        "both_languages": gettext("Fill in the words in Kazakh and in Russian"),
        "too_long": gettext("Use at most 120 characters"),
    }.get(code) or gettext("Choose one of the questions")


TIMELINE: dict[str, Words] = {
    "own_questions_changed": lambda d: ngettext(
        "Own questions at the next check-ins: %(num)s", "Own questions at the next check-ins: %(num)s", d["questions"]
    ),
}
