"""Taking over a register from a file: by the command or on a page, with held rows and undo."""

from pathlib import Path

from services.probation.database import DB
from services.probation.register_import import commands, jobs, pages, words
from services.probation.register_import.held import pages as held_pages
from services.probation.register_import.permissions import ImportPermission
from shared.access.owners import owners_by
from shared.registry import Capability

OWNERS = """SELECT person FROM probation.import_row WHERE import_id = $1 AND person IS NOT NULL AND result IN ('made', 'left')
    ORDER BY number LIMIT 50"""
"""The people whom the page of an import names."""

CAPABILITY = Capability(
    "register_import",
    permissions=ImportPermission,
    routes=[*pages.route_handlers, *held_pages.route_handlers],
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.carry_out_imports, jobs.CARRY_OUT_EVERY)],
    timeline_words=words.TIMELINE,
    owners={"import_id": owners_by(DB, OWNERS)},
    commands=commands.add_commands,
)
