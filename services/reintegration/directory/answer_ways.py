"""How a provider could answer a referral: in the portal, through a link, or on the phone. Asked before one is sent."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.directory.domain import confirmation
from services.reintegration.directory.words import old_after
from shared.db.rows import fetch_row

ASKED = """SELECT coalesce((SELECT s.working FROM reintegration.portal_staff() s WHERE s.organisation = o.id), 0) > 0 AS staffed,
        o.phone IS NOT NULL OR o.email IS NOT NULL AS reachable, o.confirmed_on FROM reintegration.organisation o WHERE o.id = $1"""


class Way(StrEnum):
    """The best way that is left."""

    PORTAL = "portal"
    LINK = "link"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class AnswerWay:
    """How an organisation could answer. `unconfirmed`: nobody has confirmed its phone and mailbox for a long time."""

    way: Way
    unconfirmed: bool


@dataclass(frozen=True, slots=True)
class _Known:
    staffed: bool
    reachable: bool
    confirmed_on: date | None


async def answer_way(organisation: UUID, today: date) -> AnswerWay:
    """As the directory and the accounts are today."""
    known = await fetch_row(DB, _Known, ASKED, organisation)
    if known is None:
        return AnswerWay(Way.NOBODY, unconfirmed=False)
    way = Way.PORTAL if known.staffed else Way.LINK if known.reachable else Way.NOBODY
    return AnswerWay(way, confirmation(known.confirmed_on, today, old_after(today)) != "fresh")
