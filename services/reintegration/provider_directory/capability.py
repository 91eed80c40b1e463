"""The directory of providers: searched, read, written, confirmed, reviewed."""

from pathlib import Path

from services.reintegration.directory.permissions import DirectoryPermission
from services.reintegration.provider_directory import jobs, panels
from services.reintegration.provider_directory.pages import reading, reviewing, writing
from shared.registry import Capability, Panel

CAPABILITY = Capability(
    "provider_directory",
    permissions=DirectoryPermission,
    routes=[*reading.route_handlers, *writing.route_handlers, *reviewing.route_handlers],
    home_panels=[Panel(16, "provider_directory/home.html", panels.of_desk)],
    periodic=[(jobs.write_missing_words, jobs.EVERY)],
    templates=Path(__file__).parent / "templates",
)
