"""Offices, with how many accounts and kiosks each has."""

from dataclasses import dataclass
from datetime import datetime

from shared.db.rows import fetch_rows, fetch_values
from shared.identity.tables import DB

STAFF = """SELECT (SELECT count(*) FROM identity.account WHERE office = $1 AND disabled_at IS NULL)
    + (SELECT count(*) FROM identity.kiosk WHERE office = $1 AND disabled_at IS NULL)"""
ALL = """SELECT used.code, coalesce(o.name_kk, '') AS name_kk, coalesce(o.name_ru, '') AS name_ru, coalesce(o.name_en, '') AS name_en,
        o.retired_at,
        (SELECT count(*) FROM identity.account a WHERE a.office = used.code AND a.disabled_at IS NULL) AS accounts,
        (SELECT count(*) FROM identity.kiosk k WHERE k.office = used.code AND k.disabled_at IS NULL) AS kiosks
    FROM (SELECT code FROM identity.office UNION SELECT office FROM identity.account WHERE office IS NOT NULL
        UNION SELECT office FROM identity.kiosk) used LEFT JOIN identity.office o ON o.code = used.code ORDER BY used.code"""


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office. Names are empty where only an account or a kiosk names its code."""

    code: str
    name_kk: str
    name_ru: str
    name_en: str
    retired_at: datetime | None
    accounts: int
    kiosks: int

    @property
    def used(self) -> bool:
        """Whether accounts or kiosks of it are switched on."""
        return self.accounts + self.kiosks > 0


async def all_offices() -> list[OfficeRow]:
    """Every office that has a name, or that an account or a kiosk names."""
    return await fetch_rows(DB, OfficeRow, ALL)


async def is_retired(code: str) -> bool:
    """Whether nobody is given to this office any more."""
    return bool(await fetch_values(DB, "SELECT 1 FROM identity.office WHERE code = $1 AND retired_at IS NOT NULL", code))
