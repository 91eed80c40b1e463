"""Reads about the sources of stored reports, and about reports of two sources that contradict each other."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime
from uuid import UUID

from services.probation.database import DB
from shared.db.rows import fetch_rows, fetch_values

MOST_CONFLICTS = 60_000
SOURCES = """SELECT s.id AS number, s.protocol, coalesce(v.name, s.vendor) AS vendor, s.credential, s.authentication, s.receiver
    FROM probation.report_source s LEFT JOIN probation.vendor v ON v.code = s.vendor WHERE s.id = ANY($1::integer[]) ORDER BY s.id"""
SIDES = ", ".join(
    f"{name}.fix_time AS {name}_at, {name}.seq AS {name}_sequence, {name}.source AS {name}_source, {row}.received_at AS {name}_received_at,"
    f" {row}.latitude AS {name}_latitude, {row}.longitude AS {name}_longitude, {row}.accuracy_m AS {name}_accuracy_m,"
    f" encode({row}.raw_sha256, 'hex') AS {name}_raw_sha256"
    for name, row in (("one", "p"), ("other", "o"))
)
# A position that is no longer kept is NULL: that there was a conflict stays known.
CONFLICTS = f"""SELECT c.device_id, c.metres, c.noticed_at, {SIDES} FROM probation.device_assignment a
    JOIN probation.position_conflict c ON c.device_id = a.device_id
        AND c.fix_time >= greatest(a.since, $2) AND c.fix_time < least(coalesce(a.until, 'infinity'), $3)
    CROSS JOIN LATERAL (SELECT c.other_fix_time AS fix_time, c.other_seq AS seq, c.other_source AS source) AS one
    CROSS JOIN LATERAL (SELECT c.fix_time, c.seq, c.source) AS other
    LEFT JOIN probation.position p ON (p.device_id, p.fix_time, p.seq, p.source) = (c.device_id, one.fix_time, one.seq, one.source)
    LEFT JOIN probation.position o ON (o.device_id, o.fix_time, o.seq, o.source) = (c.device_id, other.fix_time, other.seq, other.source)
    WHERE a.person = $1 ORDER BY c.fix_time, c.seq, c.source, c.other_fix_time, c.other_seq, c.other_source LIMIT $4"""  # noqa: S608  # constants

DAYS = """SELECT DISTINCT (c.fix_time AT TIME ZONE $4)::date AS day FROM probation.device_assignment a
    JOIN probation.position_conflict c ON c.device_id = a.device_id
        AND c.fix_time >= greatest(a.since, $2) AND c.fix_time < least(coalesce(a.until, 'infinity'), $3)
    WHERE a.person = $1 ORDER BY day DESC"""


def believed(report: str, as_of: str) -> str:
    """SQL: whether a report (an alias of probation.position) counted in an evaluation at `as_of`, as far as other sources go.

    A report that contradicted another when it was stored never counted; the other one counted until then.
    """
    return f"""NOT EXISTS (SELECT FROM probation.position_conflict c WHERE c.device_id = {report}.device_id AND (
        ({report}.fix_time, {report}.seq, {report}.source) = (c.fix_time, c.seq, c.source) OR c.noticed_at <= {as_of}
        AND ({report}.fix_time, {report}.seq, {report}.source) = (c.other_fix_time, c.other_seq, c.other_source)))"""


@dataclass(frozen=True, slots=True)
class ReportSource:
    """A row of report_source, with the vendor's name in place of its code. `number` is what a stored report names."""

    number: int
    protocol: str
    vendor: str
    credential: str
    authentication: str
    receiver: str


@dataclass(frozen=True, slots=True)
class ContestedReport:
    """A report that another source contradicts. Without a place if the position is no longer kept."""

    at: datetime
    sequence: int
    source: int
    received_at: datetime | None
    latitude: float | None
    longitude: float | None
    accuracy_m: float | None
    raw_sha256: str | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two reports of one device by two sources, in the order in which they were stored, that cannot both be right."""

    device_id: str
    metres: float
    noticed_at: datetime
    reports: tuple[ContestedReport, ContestedReport]


@dataclass(frozen=True, slots=True)
class _StoredConflict:
    device_id: str
    metres: float
    noticed_at: datetime
    one_at: datetime
    one_sequence: int
    one_source: int
    one_received_at: datetime | None
    one_latitude: float | None
    one_longitude: float | None
    one_accuracy_m: float | None
    one_raw_sha256: str | None
    other_at: datetime
    other_sequence: int
    other_source: int
    other_received_at: datetime | None
    other_latitude: float | None
    other_longitude: float | None
    other_accuracy_m: float | None
    other_raw_sha256: str | None

    def side(self, name: str) -> ContestedReport:
        return ContestedReport(*(getattr(self, f"{name}_{field.name}") for field in fields(ContestedReport)))


async def sources(numbers: Collection[int]) -> dict[int, ReportSource]:
    """The sources of these numbers, by number, in their order."""
    return {row.number: row for row in await fetch_rows(DB, ReportSource, SOURCES, sorted(numbers))} if numbers else {}


async def conflicts(person: UUID, since: datetime, until: datetime, most: int = MOST_CONFLICTS) -> list[Conflict]:
    """The conflicts about devices that the person wore then, by time; at most `most`. Check before who may read about the person."""
    rows = await fetch_rows(DB, _StoredConflict, CONFLICTS, person, since, until, most)
    return [Conflict(row.device_id, row.metres, row.noticed_at, (row.side("one"), row.side("other"))) for row in rows]


async def days_with_conflicts(person: UUID, since: datetime, until: datetime, time_zone: str) -> list[date]:
    """The local days of conflicts about devices that the person wore then, the last first."""
    return await fetch_values(DB, DAYS, person, since, until, time_zone)
