"""An empty form on paper, with room for handwriting."""

from collections.abc import Iterator
from datetime import datetime

from services.probation.opening_papers import words
from services.probation.settings import settings
from shared.printing import blocks
from shared.printing.sheet import Sheet
from shared.questions.forms import Form
from shared.questions.questions import Question
from shared.values import JsonObject
from shared.web.i18n import gettext


def blank(form: Form, version: int, *, office: str, at: datetime) -> Sheet:
    """In the language of the page."""
    return Sheet(
        words.said(form.title), office, at, settings().timezone, list(_parts(form)),
        signatures=((gettext("Officer of the probation service"), ""),),
        person="may_refuse" if form.signed_by_person else "signs_nothing", code=f"{form.code} {version}",
        footer=gettext("form, version %(number)s", number=version), draft=False, dated=False,
    )  # fmt: skip


def _parts(form: Form) -> Iterator[JsonObject]:
    yield blocks.by_hand(gettext("Family name, given name, patronymic"), lines=1)
    yield blocks.by_hand(gettext("Case number"), lines=1)
    for section in form.sections:
        yield blocks.heading(words.said(section.title))
        if section.text:
            yield blocks.text("\n".join(words.paragraphs(section.text)))
        yield from (_question(form, each) for each in section.questions)


def _question(form: Form, question: Question) -> JsonObject:
    boxes = [text for _, text in words.options(question)] if question.values else []
    lines = 0 if boxes else question.lines
    return blocks.by_hand(words.said(question.text), note=words.condition(form, question), boxes=boxes, lines=lines)
