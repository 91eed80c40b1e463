"""Keeping the CV."""

from datetime import datetime
from uuid import UUID

from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotAllowed
from services.reintegration.job_search.domain.cv import Cv
from services.reintegration.job_search.queries import cv_of
from services.reintegration.job_search.tables import Cv as CvTable
from services.reintegration.sealing.keys import key_for
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction


async def keep(person: UUID, cv: Cv, *, seen_version: int, by: Actor, now: datetime) -> None:
    """Write it anew. Raises NotThere, CaseClosed, NotAllowed where somebody changed it meanwhile."""
    async with transaction(DB):
        await locked_case(person, by=by)
        before = await cv_of(person)
        version = before.version if before else 0
        if version != seen_version:
            raise NotAllowed("changed")
        sealed = (await key_for(person, now)).seal(cv.content(), f"cv/{person}")
        row = CvTable(person=person, sealed=sealed, version=version + 1, changed_at=now, changed_by_name=by.name)
        await CvTable.insert(row).on_conflict(
            target=CvTable.person, action="DO UPDATE", values=[CvTable.sealed, CvTable.version, CvTable.changed_at, CvTable.changed_by_name]
        )
        await write_entry(person, "cv_kept", by=by, now=now)
        await audit.record(Audit, by=by, action="cv_kept", about=person, details={"version": version + 1}, at=now)
