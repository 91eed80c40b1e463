"""A look at a person in words."""

from dataclasses import dataclass
from datetime import datetime

from services.probation.cases.words import office
from shared.access.log import Look
from shared.application.recorded_routes.table import reason_words, route_words
from shared.identity.words import role
from shared.web.i18n import gettext


@dataclass(frozen=True, slots=True)
class ShownLook:
    """A look ready to be shown."""

    at: datetime
    who: str
    role: str
    office: str
    what: str
    address: str
    why: str
    refused: bool


def look(row: Look) -> ShownLook:
    """In the reader's language."""
    return ShownLook(
        at=row.at,
        who=row.account_name or gettext("An account that no longer exists"),
        role=role(row.role),
        office=office(row.office) if row.office else "",
        what=what(row),
        address=row.address,
        why=reason_words(row.reason),
        refused=row.refused,
    )


def what(row: Look) -> str:
    """The page in words, and whether something was sent there."""
    words = route_words(row.route)
    return gettext("%(page)s: something was sent", page=words) if row.method == "POST" else words
