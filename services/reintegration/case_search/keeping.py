"""Keeping the words by which cases are found: written again whenever a name changes."""

from collections.abc import Iterable, Sequence
from functools import partial
from uuid import UUID

from services.reintegration.database import DB
from shared.db.engine import Connection, transaction
from shared.db.final_writes import FinalWrite
from shared.db.rows import fetch_values
from shared.name_search.names import keys_of_names
from shared.name_search.near import near

NAMES = 'SELECT c.person, c.name FROM reintegration."case" c WHERE c.person = ANY($1)'
UNKNOWN = """SELECT word FROM unnest($1::text[]) AS asked (word)
    WHERE NOT EXISTS (SELECT FROM reintegration.search_word s WHERE s.word = asked.word) ORDER BY word COLLATE "C" """
ADD_WORDS = "INSERT INTO reintegration.search_word SELECT unnest($1::text[]) ON CONFLICT DO NOTHING RETURNING word"
ADD_NEAR = "INSERT INTO reintegration.near_word SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING"
REMOVE = "DELETE FROM reintegration.case_word WHERE person = $1 AND word <> ALL($2)"
ADD = "INSERT INTO reintegration.case_word (word, person) SELECT word, $1 FROM unnest($2::text[]) AS found (word) ON CONFLICT DO NOTHING"
WITHOUT = """SELECT c.person FROM reintegration."case" c
    WHERE NOT EXISTS (SELECT FROM reintegration.case_word w WHERE w.person = c.person) AND c.person > $2 ORDER BY c.person LIMIT $1"""
FIRST = UUID(int=0)
AT_ONCE = 2_000


def keep_words(person: UUID) -> None:
    """Write the words of a person's name when the open transaction ends. To be called by whatever changes a name."""
    DB.joined().at_the_end(FinalWrite.SEARCH_WORDS, partial(write_words, person), key=str(person))


async def write_words(*persons: UUID) -> None:
    """Write the words of these people's names now."""
    connection = DB.connection()
    words = {row["person"]: sorted(words_of(row["name"])) for row in await connection.fetch(NAMES, list(persons))}
    await add_words(connection, {word for found in words.values() for word in found})
    await connection.executemany(REMOVE, list(words.items()))
    await connection.executemany(ADD, list(words.items()))


def words_of(name: str) -> frozenset[str]:
    """The words by which somebody is found who is called so: family name, given name, patronymic, with spaces between."""
    return keys_of_names(name.split())


async def add_words(connection: Connection, words: Iterable[str]) -> None:
    """Words that no case had, with what they have in common with misspellings; in one order, so that two never deadlock."""
    unknown = [row["word"] for row in await connection.fetch(UNKNOWN, list(words))]
    if not unknown:
        return
    added = [row["word"] for row in await connection.fetch(ADD_WORDS, unknown)]
    pairs = sorted((remainder, word) for word in added for remainder in near(word))
    await connection.execute(ADD_NEAR, [remainder for remainder, _ in pairs], [word for _, word in pairs])


async def add_missing_words() -> int:
    """Write the words of cases that have none, as after an update; returns how many. Safe to repeat and to interrupt."""
    done, after = 0, FIRST
    while True:
        async with transaction(DB):
            found: Sequence[UUID] = await fetch_values(DB, WITHOUT, AT_ONCE, after)
            if found:
                await write_words(*found)
                after = found[-1]
        done += len(found)
        if len(found) < AT_ONCE:
            return done
