"""Two assessments of one person side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.reintegration.needs.domain.pathways import Pathway
from shared.questions.answers import Answer, Answers, asked
from shared.questions.forms import Form
from shared.questions.questions import Question


@dataclass(frozen=True, slots=True)
class Answered:
    """A pathway as it was answered, with the questions of that day."""

    pathway: Pathway
    form: Form
    answers: Answers


@dataclass(frozen=True, slots=True)
class Row:
    """One question in both. `question_before`: as it was asked then, where it was."""

    question: Question
    question_before: Question | None
    before: Answer | None
    after: Answer | None

    @property
    def changed(self) -> bool:
        """Whether the two answers are not the same."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Compared:
    """The rows of a pathway; those that neither answers are left out."""

    pathway: Pathway
    form: Form
    rows: Sequence[Row]

    @property
    def changed(self) -> bool:
        """Whether anything is another answer now."""
        return any(row.changed for row in self.rows)


def compared(before: Mapping[Pathway, Answered], after: Sequence[Answered]) -> list[Compared]:
    """Each pathway of `after` beside the same one of `before`. A question that is not asked any more stands last."""
    return [_pathway(before.get(each.pathway), each) for each in after]


def _pathway(before: Answered | None, after: Answered) -> Compared:
    then = _said(before) if before else {}
    now = _said(after)
    questions = {question.code: question for question in (*after.form.questions(), *(before.form.questions() if before else ()))}
    current = {question.code: question for question in after.form.questions()}
    rows = [
        Row(current.get(code, question), before.form.question(code) if before else None, then.get(code), now.get(code))
        for code, question in questions.items()
        if code in then or code in now
    ]
    return Compared(after.pathway, after.form, rows)


def _said(part: Answered) -> dict[str, Answer]:
    return {code: part.answers[code] for code in asked(part.form, part.answers) if part.answers.get(code)}
