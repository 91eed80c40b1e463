"""Words in the language of a paper, not of the page."""

from collections.abc import Iterator
from contextlib import contextmanager

from shared.messages.base import Language
from shared.web import i18n


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Inside, words are in that language."""
    before = i18n.current()
    i18n.use(language)
    try:
        yield
    finally:
        i18n.use(before)
