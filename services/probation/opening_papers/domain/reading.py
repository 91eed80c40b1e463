"""A paper that opens a case as an administrator writes it, in TOML."""

from services.probation.opening_papers.domain.forms import FormCode
from shared.questions import reading
from shared.questions.reading import Read

CODES = tuple(str(code) for code in FormCode)


def read(text: str, expected: FormCode | None = None) -> Read:
    """Read a form. `expected`: which of the papers it has to be."""
    return reading.read(text, CODES, expected and str(expected))
