"""Permissions for taking over a register."""

from shared.access.permissions import Permission
from shared.actors import Role


class ImportPermission(Permission):
    """Who takes over a register for an office, and who prepares its file."""

    PREPARE = (
        "register.import_prepare", "Check the file of a register; for another office: hand it over to its senior officer",
        *(Role.SENIOR_OFFICER, Role.ADMINISTRATOR),
    )  # fmt: skip
    IMPORT = "register.import", "Take over a register from a file, decide its held rows, take it back", Role.SENIOR_OFFICER
