"""Parts of the case page and of the desk's first page about consents."""

from services.reintegration.cases.domain import CaseRow
from services.reintegration.consents import queries, words
from services.reintegration.consents.actions import today
from services.reintegration.consents.deadlines import renewed_from
from services.reintegration.words import due_on
from shared import clock
from shared.values import PageContext
from shared.web.i18n import gettext
from shared.web.request import Web


async def of_case(_: Web, case: CaseRow) -> PageContext | None:
    """What holds now, and what the person said no to."""
    on = today(clock.now())
    decisions, rows = await queries.decisions_of(case.person), await queries.consents_of(case.person)
    shown = [(row, words.state(row, decisions, on)) for row in rows]
    said = [(row, state) for row, state in shown if state["holds"] or row.answer == "refused"][:10]
    nothing = None if said else (gettext("Consents"), f"/cases/{case.person}/consents")
    return {"case": case, "p": words, "rows": said, "nothing": nothing}


async def of_desk(request: Web, _: None) -> PageContext | None:
    """Whom to tell that a consent was taken back, and which consents end soon."""
    on = today(clock.now())
    to_tell, ending = await queries.to_tell(request.user), await queries.ending(request.user, on, renewed_from(on))
    if not to_tell and not ending:
        return None
    return {
        "p": words,
        "to_tell": [(row, due_on(row.due_on, on)) for row in to_tell],
        "ending": [(row, due_on(row.until_on, on)) for row in ending],
    }
