"""Keeping the words by which people are found: written again whenever a name changes."""

from collections.abc import Iterable, Sequence
from functools import partial
from uuid import UUID

from services.probation.database import DB
from shared.db.engine import Connection, transaction
from shared.db.final_writes import FinalWrite
from shared.name_search.names import keys_of_names
from shared.name_search.near import near

NAMES = """SELECT p.id AS person, p.family_name, p.given_name, p.patronymic FROM probation.person p WHERE p.id = ANY($1)
    UNION ALL SELECT n.person, n.family_name, n.given_name, n.patronymic FROM probation.person_name n WHERE n.person = ANY($1)
    UNION ALL SELECT e.person, e.family_name, e.given_name, e.patronymic FROM probation.earlier_name e WHERE e.person = ANY($1)"""
ADD_WORDS = "INSERT INTO probation.search_word SELECT unnest($1::text[]) ON CONFLICT DO NOTHING RETURNING word"
ADD_NEAR = "INSERT INTO probation.near_word SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING"
UNKNOWN = """SELECT word FROM unnest($1::text[]) AS asked (word)
    WHERE NOT EXISTS (SELECT FROM probation.search_word s WHERE s.word = asked.word) ORDER BY word COLLATE "C" """
REMOVE = "DELETE FROM probation.person_word WHERE person = $1 AND word <> ALL($2)"
ADD = "INSERT INTO probation.person_word (word, person) SELECT word, $1 FROM unnest($2::text[]) AS found (word) ON CONFLICT DO NOTHING"
WITHOUT = """SELECT p.id FROM probation.person p WHERE NOT EXISTS (SELECT FROM probation.person_word w WHERE w.person = p.id)
    ORDER BY p.id LIMIT $1"""
LOCK = "SELECT pg_advisory_xact_lock_shared(hashtextextended('words of the search', 0))"
LOCK_ALONE = "SELECT pg_advisory_xact_lock(hashtextextended('words of the search', 0))"
NOBODYS = "SELECT word FROM probation.search_word s WHERE NOT EXISTS (SELECT FROM probation.person_word w WHERE w.word = s.word)"
REMOVE_NOBODYS = ("DELETE FROM probation.near_word WHERE word = ANY($1)", "DELETE FROM probation.search_word WHERE word = ANY($1)")
AT_ONCE = 2_000


def keep_words(person: UUID) -> None:
    """Write the words of a person's names, official and further spellings, when the open transaction ends. To be called by whatever changes
    a name."""
    DB.joined().at_the_end(FinalWrite.SEARCH_WORDS, partial(write_words, person), key=str(person))


async def write_words(*persons: UUID) -> None:
    """Write the words of these people's names now."""
    connection = DB.connection()
    await connection.execute(LOCK)  # a word that is found here is not removed before this ends
    parts: dict[UUID, list[str | None]] = {person: [] for person in persons}
    for row in await connection.fetch(NAMES, list(persons)):
        parts[row["person"]] += (row["family_name"], row["given_name"], row["patronymic"])
    words = {person: sorted(keys_of_names(found)) for person, found in parts.items()}
    await add_words(connection, {word for found in words.values() for word in found})
    await connection.executemany(REMOVE, list(words.items()))
    await connection.executemany(ADD, list(words.items()))


async def add_words(connection: Connection, words: Iterable[str]) -> None:
    """Words that the register did not have, with what they have in common with misspellings; in one order, so that two never deadlock."""
    unknown = [row["word"] for row in await connection.fetch(UNKNOWN, list(words))]
    if not unknown:
        return
    added = [row["word"] for row in await connection.fetch(ADD_WORDS, unknown)]
    pairs = sorted((remainder, word) for word in added for remainder in near(word))
    await connection.execute(ADD_NEAR, [remainder for remainder, _ in pairs], [word for _, word in pairs])


async def add_missing_words() -> int:
    """Write the words of people who have none yet, as after an update; returns how many people. Safe to repeat and to interrupt."""
    done = 0
    while True:
        async with transaction(DB):
            found: Sequence[UUID] = [row["id"] for row in await DB.connection().fetch(WITHOUT, AT_ONCE)]
            if found:
                await write_words(*found)
        done += len(found)
        if len(found) < AT_ONCE:
            return done


async def remove_words_of_nobody() -> int:
    """Remove words that nobody bears any more; returns how many. Only as the system: whoever sees some people alone would remove the words
    of others."""
    async with transaction(DB):
        connection = DB.connection()
        await connection.execute(LOCK_ALONE)
        words = [row["word"] for row in await connection.fetch(NOBODYS)]
        for statement in REMOVE_NOBODYS:
            await connection.execute(statement, words)
    return len(words)
