"""The names of offices as every page of a process says them; read when it starts, after each change and every minute."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from litestar import Litestar

from shared.db.refreshing import kept_fresh
from shared.db.rows import fetch_rows
from shared.identity.tables import DB
from shared.web.i18n import current

NAMES = "SELECT code, name_kk, name_ru, name_en FROM identity.office"


@dataclass(frozen=True, slots=True)
class Name:
    """What an office is called in each language."""

    kk: str
    ru: str
    en: str


@dataclass(frozen=True, slots=True)
class _Named:
    code: str
    name_kk: str
    name_ru: str
    name_en: str


_names: dict[str, Name] = {}


def name_of(code: str) -> str | None:
    """The office's name in the page's language; None where the administrator gave it none."""
    found = _names.get(code)
    return {"kk": found.kk, "ru": found.ru}.get(current(), found.en) if found else None


async def read_names() -> None:
    """Read them again."""
    found = {row.code: Name(row.name_kk, row.name_ru, row.name_en) for row in await fetch_rows(DB, _Named, NAMES)}
    _names.clear()
    _names.update(found)


@asynccontextmanager
async def offices_known(_: Litestar) -> AsyncIterator[None]:
    """Inside, with the pool open, the process knows the names."""
    await read_names()
    try:
        async with kept_fresh(read_names, failed="offices_not_read"):
            yield
    finally:
        _names.clear()
