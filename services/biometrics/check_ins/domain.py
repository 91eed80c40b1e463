"""Reading an answer. Whitespace is not an answer; in a free text nobody has to say more than they want."""

from shared.messages.probation import Question

LONGEST_TEXT = 1000


class BadAnswer(Exception):
    """`choose_one` or `too_long`; the presenter has the words."""


def read_draft(question: Question, given: str | list[str] | None) -> str | list[str] | None:
    """What is ticked or written so far, as it is kept; None for a question whose answer is one touch. What was not offered is left out."""
    values = [given] if isinstance(given, str) else given or []
    if question.kind == "text":
        return " ".join(values)[:LONGEST_TEXT]
    return [value for value in dict.fromkeys(values) if value in question.options] if question.kind == "many" else None


def read_answer(question: Question, given: str | list[str] | None) -> str | list[str]:
    """The answer as it is kept. A choice needs one of the options; of many, none may be chosen; a text may be empty.

    Raises BadAnswer.
    """
    values = [value.strip() for value in ([given] if isinstance(given, str) else given or [])]
    values = [value for value in values if value]
    if question.kind == "text":
        text = " ".join(values)
        if len(text) > LONGEST_TEXT:
            raise BadAnswer("too_long")
        return text
    known = set(question.options) or ({"yes", "no"} if question.kind == "yes_no" else set())
    if not known.issuperset(values):
        raise BadAnswer("choose_one")
    if question.kind == "many":
        return list(dict.fromkeys(values))
    if len(values) != 1:
        raise BadAnswer("choose_one")
    return values[0]
