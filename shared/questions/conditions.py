"""Whether `shown_if` can be met: it names an earlier question, and answers that can be chosen there."""

from collections.abc import Sequence

from shared.questions.faults import Found
from shared.questions.lines import Path
from shared.questions.questions import Question


def condition_faults(placed: Sequence[tuple[Question, Path]], found: Found) -> None:
    """Note every condition that names no question, a later one, one without codes, or an answer that it does not have."""
    every = {question.code for question, _ in placed}
    earlier: dict[str, Question] = {}
    for question, path in placed:
        condition, here = question.shown_if, (*path, "shown_if")
        if condition is not None:
            asked = earlier.get(condition.question)
            if condition.question not in every:
                found.note(here, "condition_unknown", condition.question)
            elif asked is None:
                found.note(here, "condition_later", condition.question)
            elif not asked.values:
                found.note(here, "condition_kind", condition.question)
            elif strange := [value for value in condition.values if value not in asked.values]:
                found.note(here, "condition_value", ", ".join(strange))
        earlier[question.code] = question
