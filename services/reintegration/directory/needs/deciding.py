"""Terms of taxonomies with their needs, and a coordinator's decision about one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.database import DB, Audit
from services.reintegration.directory.needs.of_services import describe_services
from services.reintegration.directory.needs.suggested import suggested
from services.reintegration.directory.permissions import DirectoryPermission
from services.reintegration.errors import NotThere
from shared import audit
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows, fetch_sort_keys, fetch_values, from_json
from shared.messages.base import Need

TERMS = """SELECT t.id, t.code, t.name, coalesce(x.name, t.taxonomy_name) AS taxonomy_name, d.term IS NOT NULL AS decided, d.need,
        d.decided_by_name,
        (SELECT count(*) FROM reintegration.attribute a WHERE a.taxonomy_term = t.id AND a.link_entity = 'service') AS services
    FROM reintegration.taxonomy_term t LEFT JOIN reintegration.taxonomy x ON x.id = t.taxonomy
    LEFT JOIN LATERAL (SELECT n.term, n.need, n.decided_by_name FROM reintegration.term_need n WHERE n.term = t.id
        ORDER BY n.decided_at DESC, n.id LIMIT 1) d ON true"""
KEY = "SELECT coalesce(code, ''), id FROM reintegration.taxonomy_term WHERE id = $1"
ADD = """INSERT INTO reintegration.term_need (id, term, need, decided_at, decided_by, decided_by_name) VALUES ($1, $2, $3, $4, $5, $6)"""
LATEST = "SELECT need FROM reintegration.term_need WHERE term = $1 ORDER BY decided_at DESC, id LIMIT 1"
USED = """SELECT DISTINCT s.organisation FROM reintegration.attribute a JOIN reintegration.service_offer s ON s.id = a.link
    WHERE a.taxonomy_term = $1"""
LOCK = "SELECT 1 FROM reintegration.taxonomy_term WHERE id = $1 FOR UPDATE"


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its need as somebody decided, else as the list suggests; how many services it describes."""

    id: UUID
    code: str | None
    taxonomy_name: str | None
    decided: bool
    need: str | None
    decided_by_name: str | None
    services: int
    name: Mapping[str, str] = from_json()

    @property
    def shown_need(self) -> str | None:
        """The need that counts."""
        return self.need if self.decided else suggested(self.code, self.name.values())


async def terms(*, size: int, after: UUID | None = None) -> KeysetPage[Term]:
    """Terms by their codes."""
    begin = await fetch_sort_keys(DB, KEY, after) if after else []
    behind = "WHERE (coalesce(t.code, ''), t.id) > ($2, $3)" if begin else ""
    rows = await fetch_rows(DB, Term, f"{TERMS} {behind} ORDER BY coalesce(t.code, ''), t.id LIMIT $1", size + 1, *begin)
    return page_of(rows, size, begins_after=after)


async def decide_need(term: UUID, need: Need | None, *, by: Actor, now: datetime) -> None:
    """A term stands for a need, or for none; the services that it describes follow. The same twice is once. Raises NotThere."""
    async with transaction(DB):
        if not may(by, DirectoryPermission.WRITE) or not await DB.fetch(LOCK, term):
            raise NotThere
        before = await fetch_values(DB, LATEST, term)
        if before and before[0] == need:
            return
        await DB.connection().execute(ADD, uuid4(), term, need, now, by.id, by.name)
        await describe_services(await fetch_values(DB, USED, term), None)
        await audit.record(Audit, by=by, action="term_need_decided", about=term, details={"need": need}, at=now)
