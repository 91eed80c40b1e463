"""The part of the desk's first page about the directory."""

from services.reintegration import words as common
from services.reintegration.directory.changes.rows import count_waiting, waiting
from services.reintegration.directory.permissions import DirectoryPermission
from services.reintegration.provider_directory import words
from shared.access.permissions import may
from shared.db.keyset import counted
from shared.values import PageContext
from shared.web.request import Web

SHOWN = 5


async def of_desk(request: Web, _: None) -> PageContext | None:
    """The proposals that wait the longest, organisations that entered themselves among them, and how many there are."""
    if not may(request.user, DirectoryPermission.WRITE):
        return None
    rows = await waiting(size=SHOWN)
    return {"rows": rows, "number": counted(await count_waiting()), "p": common, "w": words} if rows else None
