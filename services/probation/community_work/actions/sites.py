"""The register of work sites of an office."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.community_work.tables import WorkSite
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction


@dataclass(frozen=True, slots=True)
class SiteDetails:
    """What is known about a site. `open_days`: digits, 0 Monday … 6 Sunday; `closes_on`: its last day."""

    name: str
    organisation: str
    kind_of_work: str
    address: str
    contact: str
    phone: str
    open_days: str
    capacity: int
    closes_on: date | None


async def add_site(office: str, what: SiteDetails, *, token: UUID, by: Actor, now: datetime) -> UUID:
    """A new site; the same form sent again finds the one that it made."""
    async with transaction(DB):
        await DB.connection().execute("SELECT pg_advisory_xact_lock(hashtext($1))", f"work_site {token}")
        known = await WorkSite.select(WorkSite.id).where(WorkSite.form_token == token).first()
        if known is not None:
            found: UUID = known["id"]
            return found
        site = uuid4()
        await WorkSite.insert(WorkSite(id=site, office=office, form_token=token, created_at=now, version=1, **asdict(what)))
        await audit.record(Audit, by=by, action="work_site_added", about=site, details={"name": what.name}, at=now)
    return site


async def change_site(office: str, site: UUID, what: SiteDetails, *, seen: int, by: Actor, now: datetime) -> None:
    """Change a site of this office; sessions that were made stay. The audit keeps what it was. Raises NotFound, AlreadyDecided."""
    async with transaction(DB):
        row = await WorkSite.select().where(WorkSite.id == site, WorkSite.office == office).lock_rows("UPDATE").first()
        if row is None:
            raise NotFound
        if row["version"] != seen:
            raise AlreadyDecided
        columns = asdict(what)
        before = {name: str(row[name]) for name, value in columns.items() if row[name] != value}
        values = {getattr(WorkSite, name): value for name, value in columns.items()} | {WorkSite.version: seen + 1}
        await WorkSite.update(values).where(WorkSite.id == site)
        await audit.record(Audit, by=by, action="work_site_changed", about=site, details=dict(before), at=now)
