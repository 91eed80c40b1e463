"""Whose the papers of a proceeding are, and in which language they are written."""

from collections.abc import Iterator
from contextlib import contextmanager

from services.probation.breaches import words
from services.probation.breaches.rows import Proceeding
from shared.messages.base import Language
from shared.web import i18n

OWNER, EVIDENCE = "breaches", "breaches.evidence"
"""The papers of the decision, which are withdrawn and served with it; and acts that state a fact, which stay."""


@contextmanager
def spoken(row: Proceeding) -> Iterator[Language]:
    """Inside, words are in the person's language: what is drafted is for the person."""
    before, language = i18n.current(), words.known_language(row.language)
    i18n.use(language)
    try:
        yield language
    finally:
        i18n.use(before)
