"""Which words of the directory a typed word may mean: itself, longer ones that hold it, and those a typing error away."""

from services.reintegration.database import DB
from services.reintegration.directory.domain import typed_words
from shared.db.rows import fetch_values
from shared.spelling.likeness import Pattern

WORDS = """SELECT DISTINCT word FROM (SELECT unnest(string_to_array(btrim(search_key), ' ')) AS word FROM reintegration.service_offer
        WHERE ended_at IS NULL) known
    WHERE word LIKE ANY ($1) OR EXISTS (SELECT FROM unnest($2::text[]) AS asked (typed) WHERE public.similarity(typed, word) >= 0.25)"""
SHORT, LONG = 4, 8
"""From so many letters on one typing error is allowed, and two."""


async def meanings(text: str) -> list[list[str]]:
    """For each typed word the words of the directory that it may mean; an empty list where there is none."""
    typed = typed_words(text)
    if not typed:
        return []
    known: list[str] = await fetch_values(DB, WORDS, [f"%{word}%" for word in typed], typed)
    return [[word for word in known if _meant(each, word)] for each in typed]


def _meant(typed: str, word: str) -> bool:
    errors = 0 if len(typed) < SHORT else 1 if len(typed) < LONG else 2
    return typed in word or (abs(len(typed) - len(word)) <= errors and Pattern(typed).distance(word) <= errors)
