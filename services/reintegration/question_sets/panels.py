"""The part of the desk's first page about drafts of question sets."""

from services.reintegration.question_sets import queries, words
from services.reintegration.question_sets.actions import writers_of
from services.reintegration.question_sets.domain.states import State
from services.reintegration.question_sets.permissions import QuestionSetPermission
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web


async def of_desk(request: Web, _: None) -> PageContext | None:
    """Drafts that this reader can put in force or give back."""
    if not may(request.user, QuestionSetPermission.WRITE):
        return None
    waiting = [row for row in (await queries.open_drafts()).values() if row.state == State.WAITING]
    rows = [row for row in waiting if request.user.id not in await writers_of(row.id)]
    return {"rows": rows, "words": words} if rows else None
