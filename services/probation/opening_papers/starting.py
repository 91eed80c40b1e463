"""The text with which some questions of a new paper begin: what was answered to another form, in the language of the person."""

from uuid import UUID

from services.probation.opening_papers import words
from services.probation.opening_papers.queries import ShownPaper, paper_of
from shared.messages.base import Language
from shared.questions.answers import Answer
from shared.questions.forms import Form
from shared.web import i18n


async def starting_answers(registration: UUID, form: Form, language: Language) -> dict[str, Answer]:
    """The answers with which a new paper of that form begins.

    What is sensitive in the other form goes into a sensitive section only. A form that was not finished gives nothing.
    """
    found: dict[str, Answer] = {}
    sources: dict[str, ShownPaper | None] = {}
    before = i18n.current()
    i18n.use(language)
    try:
        for question in form.questions():
            wanted = question.starts_from
            if wanted is None:
                continue
            if wanted.form not in sources:
                sources[wanted.form] = await paper_of(registration, wanted.form)
            source = sources[wanted.form]
            text = source and _told(source, wanted.questions, sensitive=question.code in form.sensitive)
            if text:
                found[question.code] = text
    finally:
        i18n.use(before)
    return found


def _told(paper: ShownPaper, questions: tuple[str, ...], *, sensitive: bool) -> str:
    """`Question: answer`, one on a line."""
    answers, form = paper.answered(sensitive=sensitive), paper.says
    asked = [(form.question(code), answers.get(code)) for code in questions]
    return "\n".join(f"{words.said(question.text)}: {words.answer(question, given)}" for question, given in asked if question and given)
