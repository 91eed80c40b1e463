"""The needs of services by the terms that describe them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.directory.loading.computed import write_needs
from services.reintegration.directory.needs.suggested import suggested
from shared.db.rows import fetch_rows, from_json

TERMS = """SELECT s.id AS service, t.code, t.name, d.term IS NOT NULL AS decided, d.need
    FROM reintegration.service_offer s
    JOIN reintegration.attribute a ON a.link = s.id AND a.link_entity = 'service'
    JOIN reintegration.taxonomy_term t ON t.id = a.taxonomy_term
    LEFT JOIN LATERAL (SELECT n.term, n.need FROM reintegration.term_need n WHERE n.term = t.id ORDER BY n.decided_at DESC, n.id LIMIT 1) d
        ON true
    WHERE s.organisation = ANY($1) ORDER BY s.id, a.id"""
UNDESCRIBED = """SELECT s.id AS service, NULL AS code, s.name, false AS decided, NULL AS need FROM reintegration.service_offer s
    WHERE s.organisation = ANY($1) AND s.needs = '{}' AND NOT EXISTS (SELECT FROM reintegration.attribute a WHERE a.link = s.id)"""


@dataclass(frozen=True, slots=True)
class _Term:
    service: UUID
    code: str | None
    decided: bool
    need: str | None
    name: Mapping[str, str] = from_json()


async def describe_services(organisations: Sequence[UUID], otherwise: str | None) -> None:
    """Inside the caller's transaction: write the needs of services that terms describe; `otherwise` of those that nothing describes."""
    found: dict[UUID, list[str]] = {}
    for term in await fetch_rows(DB, _Term, TERMS, list(organisations)):
        need = term.need if term.decided else suggested(term.code, term.name.values())
        needs = found.setdefault(term.service, [])
        if need is not None and need not in needs:
            needs.append(need)
    for row in await fetch_rows(DB, _Term, UNDESCRIBED, list(organisations)):
        found[row.service] = [otherwise] if otherwise else []
    await write_needs({service: needs or [otherwise or "other"] for service, needs in found.items()})
