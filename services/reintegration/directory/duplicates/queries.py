"""Pairs of organisations that may be one, with what they have in common."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from services.reintegration.database import DB
from shared.db.rows import fetch_rows, from_json

ALIKE = 0.72
"""How alike two names must be (pg_trgm similarity of their words): one word more or less, another spelling."""
PAIRS = """WITH live AS (SELECT id, name, region, search_key, description FROM reintegration.organisation WHERE ended_at IS NULL),
    named AS (SELECT a.id AS one, b.id AS other, 'name' AS why FROM live a JOIN live b ON a.id < b.id AND a.search_key % b.search_key
        WHERE public.similarity(a.search_key, b.search_key) >= $1),
    called AS (SELECT DISTINCT least(a.organisation, b.organisation) AS one, greatest(a.organisation, b.organisation) AS other,
            'phone' AS why
        FROM reintegration.provider_phone a JOIN reintegration.provider_phone b ON a.organisation <> b.organisation
            AND right(regexp_replace(a.number, '[^0-9]', '', 'g'), 10) = right(regexp_replace(b.number, '[^0-9]', '', 'g'), 10)
        WHERE length(regexp_replace(a.number, '[^0-9]', '', 'g')) >= 6),
    placed AS (SELECT DISTINCT least(a.owner, b.owner) AS one, greatest(a.owner, b.owner) AS other, 'address' AS why
        FROM {addresses} a JOIN {addresses} b ON a.owner <> b.owner AND a.line = b.line WHERE length(a.line) > 8)
    SELECT p.one, p.other, array_agg(DISTINCT p.why ORDER BY p.why) AS why, a.name AS one_name, b.name AS other_name,
        a.region AS one_region, b.region AS other_region, max(public.similarity(a.search_key, b.search_key)) AS alike
    FROM (SELECT * FROM named UNION ALL SELECT * FROM called UNION ALL SELECT * FROM placed) p
    JOIN live a ON a.id = p.one JOIN live b ON b.id = p.other
    WHERE NOT EXISTS (SELECT FROM reintegration.directory_change c WHERE c.kind IN ('apart', 'unmerge') AND c.subject IN (p.one, p.other)
        AND c.after->>'other' IN (p.one::text, p.other::text))
    GROUP BY p.one, p.other, a.name, b.name, a.region, b.region
    ORDER BY count(DISTINCT p.why) DESC, max(public.similarity(a.search_key, b.search_key)) DESC, p.one, p.other LIMIT $2"""
ADDRESSES = """(SELECT DISTINCT coalesce(d.organisation, l.organisation) AS owner,
        lower(regexp_replace(concat_ws(' ', d.address_1, d.city), '[^[:alnum:]]', '', 'g')) AS line
    FROM reintegration.location_address d LEFT JOIN reintegration.location l ON l.id = d.location
    WHERE coalesce(d.organisation, l.organisation) IS NOT NULL)"""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two organisations and why they may be one: `name`, `phone`, `address`."""

    one: UUID
    other: UUID
    why: list[str]
    one_name: str
    other_name: str
    one_region: str
    other_region: str
    alike: float | None


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge that counts."""

    change: UUID
    subject: UUID
    name: str
    into_name: str
    after: Mapping[str, str] = from_json()


MERGED = """SELECT c.id AS change, c.subject, o.name, k.name AS into_name, c.after FROM reintegration.directory_change c
    JOIN reintegration.organisation o ON o.id = c.subject AND o.merged_into IS NOT NULL
    JOIN reintegration.organisation k ON k.id = o.merged_into
    WHERE c.kind = 'merge' AND NOT EXISTS (SELECT FROM reintegration.directory_change u WHERE u.undoes = c.id)
    ORDER BY c.proposed_at DESC LIMIT $1"""


async def pairs(most: int) -> list[Pair]:
    """The pairs, those with the most in common first; one more than `most` where there are more."""
    return await fetch_rows(DB, Pair, PAIRS.replace("{addresses}", ADDRESSES), ALIKE, most + 1)


async def merged(most: int) -> list[Merged]:
    """Merges that can be taken back, the latest first."""
    return await fetch_rows(DB, Merged, MERGED, most)
