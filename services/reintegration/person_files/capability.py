"""Files about a person: what the worker does with them, their words, and the pages before a download."""

from pathlib import Path

from services.reintegration.database import DB
from services.reintegration.person_files import jobs
from services.reintegration.person_files.words import TIMELINE
from services.reintegration.settings import settings
from shared.access.owners import owners_by
from shared.registry import Capability

CAPABILITY = Capability(
    "person_files",
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    periodic=[(jobs.scan_files, lambda: settings().sweep_seconds), (jobs.destroy_files, jobs.EVERY)],
    owners={"file": owners_by(DB, "SELECT person FROM reintegration.person_file WHERE id = $1")},
)
