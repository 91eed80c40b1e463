"""The search for people enrolled twice, as the face worker runs it: a job after each confirmation, and a sweep for lost jobs."""

import asyncio
from datetime import timedelta
from uuid import UUID

from services.biometrics.duplicates import actions
from services.biometrics.duplicates.domain import CANDIDATES, SearchCalibration, suspects
from services.biometrics.duplicates.gallery import LiveGallery
from services.biometrics.engine.version import ENGINE_VERSION, model_hash
from services.biometrics.matching.artefact import apply_decision, load
from services.biometrics.matching.domain.decisions import Decision
from services.biometrics.settings import settings
from services.biometrics.system_actor import BY
from services.biometrics.thresholds.queries import decision_in_force
from shared import clock
from shared.values import JobContext

REFRESH_GALLERY_EVERY = 5
LOST_AFTER = timedelta(seconds=60)


async def search_duplicates(ctx: JobContext, enrolment_id: str) -> None:
    """Compare one confirmed set with all others."""
    searched = await actions.to_search(UUID(enrolment_id), engine=ENGINE_VERSION)
    if searched is None:
        return
    live: LiveGallery = ctx["gallery"]
    gallery = await live.fresh(now=clock.now())
    near = [(found.person, found.mean) for found in gallery.nearest(searched.mean, besides=searched.person, count=CANDIDATES)]
    decision = await decision_in_force(now=clock.now())
    found = suspects(searched.mean, near, await asyncio.to_thread(search_calibration, decision), gallery=len(gallery))
    await actions.record_search(searched, found, compared=len(gallery), by=BY, now=clock.now())


async def search_what_was_lost(ctx: JobContext) -> None:
    """Sets whose job Redis or a crash lost, and those from before there was a search."""
    for enrolment in await actions.unsearched(engine=ENGINE_VERSION, after=LOST_AFTER, now=clock.now()):
        await search_duplicates(ctx, str(enrolment))


async def refresh_gallery(ctx: JobContext) -> None:
    """Everybody enrolled can be searched, and nobody who was erased stays in this worker's memory."""
    live: LiveGallery = ctx["gallery"]
    idle = settings().gallery_idle_seconds
    await live.refresh(idle=timedelta(seconds=idle) if idle else None, now=clock.now())


def search_calibration(decision: Decision | None) -> SearchCalibration:
    """The calibration that is in use, read anew, under the administrator's decision on its threshold."""
    folder = settings().calibration_folder
    artefact = load(folder, engine=ENGINE_VERSION, models=model_hash()) if folder else None
    calibration = apply_decision(artefact, decision)
    if artefact is None or calibration is None:
        return SearchCalibration()
    points = artefact.facts.get("measured", {}).get("det", [])
    return SearchCalibration(calibration, [(float(point["fmr"]), float(point["threshold"])) for point in points])
