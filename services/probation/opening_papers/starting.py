"""The text with which some questions of a new paper begin: what was answered to another form, in the language of the person."""

from uuid import UUID

from services.probation.opening_papers.domain.answers import Answer
from services.probation.opening_papers.domain.forms import NO, YES, Form, Kind, Question, said
from services.probation.opening_papers.queries import ShownPaper, paper_of

YES_NO = {
    "kk": {YES: "иә", NO: "жоқ"},
    "ru": {YES: "да", NO: "нет"},
    "en": {YES: "yes", NO: "no"},
}


async def starting_answers(registration: UUID, form: Form, language: str) -> dict[str, Answer]:
    """The answers with which a new paper of that form begins.

    What is sensitive in the other form goes into a sensitive section only. A form that was not finished gives nothing.
    """
    found: dict[str, Answer] = {}
    sources: dict[str, ShownPaper | None] = {}
    for question in form.questions():
        wanted = question.starts_from
        if wanted is None:
            continue
        if wanted.form not in sources:
            sources[wanted.form] = await paper_of(registration, wanted.form)
        source = sources[wanted.form]
        text = source and told(source, wanted.questions, language, sensitive=question.code in form.sensitive)
        if text:
            found[question.code] = text
    return found


def told(paper: ShownPaper, questions: tuple[str, ...], language: str, *, sensitive: bool) -> str:
    """`Question: answer`, one on a line."""
    answers, form = paper.answered(sensitive=sensitive), paper.says
    lines = []
    for code in questions:
        question, given = form.question(code), answers.get(code)
        if question is not None and given:
            lines.append(f"{said(question.text, language)}: {answer_text(question, given, language)}")
    return "\n".join(lines)


def answer_text(question: Question, given: Answer, language: str) -> str:
    """An answer in words, in a language."""
    codes = (given,) if isinstance(given, str) else given
    if question.kind is Kind.YES_NO:
        return YES_NO[language].get(codes[0], codes[0])
    named = {option.code: said(option.text, language) for option in question.options}
    return ", ".join(named.get(code, code) for code in codes)
