"""What the officer's pages about one person share: who may open them, and which person they are about."""

from typing import get_args
from uuid import UUID

from litestar.exceptions import NotFoundException

from services.biometrics.subjects import queries as subjects_queries
from services.biometrics.subjects.queries import SubjectRow
from shared.messages.biometrics import Look
from shared.web.request import Web

LOOKS: tuple[Look, ...] = get_args(Look)


async def subject_of(request: Web, person: UUID) -> SubjectRow:
    """The subject, if the officer may work with them; for everybody else, as if there were none."""
    subject = await subjects_queries.subject_for(person, request.user)
    if subject is None:
        raise NotFoundException
    return subject


def look_of(request: Web) -> Look | None:
    """The look that a second reference is taken for; None for the first."""
    return next((look for look in LOOKS if look == request.query_params.get("look")), None)
