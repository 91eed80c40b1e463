"""Names sort by the Kazakh alphabet, the same in the database and in Python."""

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.demo.names import KAZAKH_ALPHABET, name_key
from shared.settings import OraluSettings

LETTERS = KAZAKH_ALPHABET + KAZAKH_ALPHABET.upper() + "abcxyzABCXYZ' -"


@pytest.fixture
async def keys_of(database: OraluSettings) -> dict[str, str]:
    """What the database makes of each letter."""
    connection = await asyncpg.connect(database.database_url)
    try:
        rows = await connection.fetch("SELECT letter, public.name_key(letter) AS key FROM unnest($1::text[]) AS letter", list(LETTERS))
    finally:
        await connection.close()
    return {row["letter"]: row["key"] for row in rows}


async def test_the_database_and_the_demo_data_make_the_same_keys(keys_of: dict[str, str]) -> None:
    assert keys_of == {letter: name_key(letter) for letter in LETTERS}


async def test_the_letters_are_in_the_order_of_the_alphabet(keys_of: dict[str, str]) -> None:
    assert sorted(KAZAKH_ALPHABET, key=lambda letter: keys_of[letter]) == list(KAZAKH_ALPHABET)


@given(st.text(LETTERS), st.text(LETTERS))
def test_a_part_of_a_name_is_a_part_of_its_key(name: str, part: str) -> None:
    assert (name_key(part) in name_key(name)) == (part.lower() in name.lower())
