"""Reads of files, and of the entries of an organisation that have a number."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from uuid import UUID

from services.reintegration.courses.actions.groups import Written as WrittenGroup
from services.reintegration.courses.domain import GroupRow
from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.listing_import.domain import Kind, Known, is_open
from services.reintegration.vacancies.domain import VacancyRow
from services.reintegration.vacancies.written import Written
from shared.actors import Actor
from shared.db.rows import fetch_row, fetch_rows

MOST = 20
_IMPORT = """SELECT i.*, o.name AS organisation_name FROM reintegration.listing_import i
    JOIN reintegration.organisation o ON o.id = i.organisation"""
ONE = f"{_IMPORT} WHERE i.id = $1 AND ($2::uuid IS NULL OR i.organisation = $2)"
LATEST = f"{_IMPORT} WHERE ($1::uuid IS NULL OR i.organisation = $1) ORDER BY i.at DESC, i.id LIMIT $2"
VACANCIES = """SELECT v.*, o.name AS organisation_name FROM reintegration.vacancy v JOIN reintegration.organisation o
    ON o.id = v.organisation WHERE v.organisation = $1 AND v.own_number IS NOT NULL ORDER BY v.own_number"""
GROUPS = """SELECT g.*, o.name AS organisation_name FROM reintegration.course_group g JOIN reintegration.organisation o
    ON o.id = g.organisation WHERE g.organisation = $1 AND g.own_number IS NOT NULL ORDER BY g.own_number"""


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A file that somebody gave."""

    id: UUID
    organisation: UUID
    organisation_name: str
    kind: Kind
    content: bytes = field(repr=False)
    state: str
    by_name: str
    at: datetime
    ended_at: datetime | None
    ended_by_name: str | None
    written: int
    changed: int
    closed: int


async def latest(by: Actor) -> list[ImportRow]:
    """The latest files: a provider's own, for the desk all; at most MOST."""
    return await fetch_rows(DB, ImportRow, LATEST, by.provider, MOST)


async def one(number: UUID, by: Actor, *, lock: bool = False) -> ImportRow:
    """One file. Raises NotThere for another organisation's."""
    row = await fetch_row(DB, ImportRow, f"{ONE}{' FOR UPDATE OF i' if lock else ''}", number, by.provider)
    if row is None:
        raise NotThere
    return row


async def known(kind: Kind, organisation: UUID, today: date) -> Mapping[str, Known]:
    """The entries of an organisation that have a number, by it."""
    if kind == "vacancies":
        rows = await fetch_rows(DB, VacancyRow, VACANCIES, organisation)
        found = [_known(row, row.title, is_open(row.state, row.closes_on, today), _says(row, Written)) for row in rows]
    else:
        groups = await fetch_rows(DB, GroupRow, GROUPS, organisation)
        found = [
            _known(row, row.title, is_open(row.state, row.ends_on, today), _says(row, WrittenGroup) | {"offer": row.offer})
            for row in groups
        ]
    return {each.number: each for each in found}


def _known(row: VacancyRow | GroupRow, title: str, still: bool, says: dict[str, object]) -> Known:
    return Known(row.id, row.own_number or "", title, row.version, still, says | {"taken": row.taken})


def _says(row: VacancyRow | GroupRow, what: type[Written] | type[WrittenGroup]) -> dict[str, object]:
    said = {each.name: getattr(row, each.name) for each in fields(what)}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
