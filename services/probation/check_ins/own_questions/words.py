"""Own questions in words."""

from services.probation.check_ins.domain.own_questions import SLOT, OwnQuestion, Template, template
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
    """A question as it is asked in a language."""
    known, slots = template(own.template), {"kk": own.kk, "ru": own.ru, "en": own.ru}
    return known.text[language].replace(SLOT, slots[language]) if known else ""


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
