"""Rows as typed values: by the names of their fields, nothing missing, nothing guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest

from shared.db.engine import engine, transaction
from shared.db.rows import decode, fetch_row, fetch_rows, from_json, read_apart
from shared.settings import OraluSettings

DB = engine("probation")


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    age: int | None
    answers: Mapping[str, Any] = from_json()


async def test_each_row_is_a_value_with_its_columns_by_name(engines: OraluSettings) -> None:
    statement = 'SELECT 7 AS more, name, NULL::integer AS age, \'{"mood": "well"}\'::jsonb AS answers FROM unnest($1::text[]) AS name'
    found = await fetch_rows(DB, Person, statement, ["Fictional", "Invented"])
    assert found == [Person("Fictional", None, {"mood": "well"}), Person("Invented", None, {"mood": "well"})]


async def test_the_first_row_or_none(engines: OraluSettings) -> None:
    statement = "SELECT $1::text AS name, 1 AS age, NULL::jsonb AS answers WHERE $1 <> ''"
    assert await fetch_row(DB, Person, statement, "Fictional") == Person("Fictional", 1, {})
    assert await fetch_row(DB, Person, statement, "") is None


async def test_a_transaction_sees_what_it_wrote(engines: OraluSettings) -> None:
    statement = "SELECT key AS name, last AS age, NULL AS answers FROM probation.case_number"
    async with transaction(DB):
        await DB.connection().execute("INSERT INTO probation.case_number (key, last) VALUES ('75-2026', 3)")
        assert await fetch_rows(DB, Person, statement) == [Person("75-2026", 3, {})]


def test_a_missing_column_is_told() -> None:
    with pytest.raises(KeyError, match="age"):
        decode(Person, {"name": "Fictional", "answers": None})


@dataclass(frozen=True, slots=True)
class Plan:
    name: str
    state: str = "active"
    goals: Sequence[str] = read_apart()


def test_a_default_is_no_reason_to_leave_a_column_out_and_what_is_read_apart_is_none() -> None:
    plan = decode(Plan, {"name": "Fictional", "state": "met"})
    assert (plan.state, plan.goals) == ("met", ())
    assert replace(plan, goals=["A bed"]).goals == ["A bed"]
    with pytest.raises(KeyError, match="state"):
        decode(Plan, {"name": "Fictional"})
