"""The part of the desk's first page about the directory, for its coordinator."""

from services.reintegration import words
from services.reintegration.directory import words as directory_words
from services.reintegration.directory.duplicates.queries import pairs
from services.reintegration.directory.permissions import DirectoryPermission
from services.reintegration.directory_work import queries
from services.reintegration.directory_work import words as own_words
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import counted
from shared.values import PageContext
from shared.web.i18n import gettext
from shared.web.request import Web

MOST_PAIRS = 50
MOST_COMPARED = 500
"""Organisations that are compared in pairs for the first page; of more the list itself is opened."""


async def of_desk(request: Web, _: None) -> PageContext | None:
    """What waits, each with its number and its list; nothing for those who do not write the directory."""
    if not may(request.user, DirectoryPermission.WRITE):
        return None
    now = clock.now()
    found = await queries.counts(now, words.today(now))
    few = await queries.organisations() <= MOST_COMPARED
    duplicates = _pairs(len(await pairs(MOST_PAIRS))) if few else ""
    return {
        "first": True,
        "proposals": [
            (directory_words.origin(origin), f"/directory/changes?origin={origin}", counted(number))
            for origin, number in (await queries.proposals()).items()
        ],
        "work": [(own_words.title(what), f"/directory/work/{what}", counted(number)) for what, number in found.items() if number],
        "duplicates": (gettext("Possible duplicates"), "/directory/duplicates", duplicates) if duplicates != "0" else None,
    }


def _pairs(number: int) -> str:
    return f"{MOST_PAIRS}+" if number > MOST_PAIRS else str(number)
