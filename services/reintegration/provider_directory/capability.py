"""The directory of providers: searched, read, written, confirmed, reviewed."""

from pathlib import Path

from services.reintegration.directory.permissions import DirectoryPermission
from services.reintegration.provider_directory import jobs
from services.reintegration.provider_directory.pages import reading, reviewing, writing
from shared.registry import Capability

CAPABILITY = Capability(
    "provider_directory",
    permissions=DirectoryPermission,
    routes=[*reading.route_handlers, *writing.route_handlers, *reviewing.route_handlers],
    periodic=[(jobs.write_missing_words, jobs.EVERY)],
    templates=Path(__file__).parent / "templates",
)
