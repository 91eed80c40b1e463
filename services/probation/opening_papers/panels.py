"""What is still to be done to open a case, on its page."""

from services.probation.cases.rows import Case
from services.probation.local_time import local_today
from services.probation.opening_papers import queries, words
from services.probation.opening_papers.checklist import checklist
from services.probation.opening_papers.permissions import OpeningPaperPermission
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web


async def of_case(request: Web, case: Case) -> PageContext | None:
    """The papers that wait; nothing where none does, or the case is closed."""
    if not case.is_open or not may(request.user, OpeningPaperPermission.READ):
        return None
    today = local_today(clock.now())
    papers = await queries.of_registration(case.registration)
    waiting = [todo for todo in await checklist(case.registered_on, papers, today) if todo.waits]
    if not waiting:
        return None
    return {"todos": [(todo, papers.get(todo.form), words.todo_state(todo, today)) for todo in waiting], "words": words, "case": case}
