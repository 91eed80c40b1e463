"""The duties that a ruling would end, set or change, with their texts before and after."""

from datetime import datetime

from services.probation.breaches.actions.effects.duties import Duties, same
from services.probation.breaches.domain.effects import Owner
from services.probation.breaches.pages.effects.draft_lines import Line, line
from services.probation.breaches.rows import Proceeding
from services.probation.conditions.domain import rendering
from services.probation.conditions.domain.templates import in_force
from services.probation.conditions.queries import of_registration
from services.probation.local_time import local_today
from shared.values import JsonObject


async def duty_lines(row: Proceeding, duties: Duties, now: datetime) -> list[Line]:
    """One line for each duty."""
    known = await of_registration(row.registration)
    gone: JsonObject = {"binds": False}
    found = [
        line(Owner.DUTIES, {"binds": True, "code": one.code, "text": one.text}, {**gone, "code": one.code})
        for one in known
        if one.id in duties.ended and not one.ended and one.code not in duties.held
    ]
    for code, inputs in duties.held.items():
        held: JsonObject = {"binds": True, "code": code, "text": rendering.texts(in_force(code, local_today(now)), inputs)}
        before = same(known, code)
        stood = {"binds": True, "code": code, "text": before.text} if before is not None and not before.ended else {**gone, "code": code}
        found.append(line(Owner.DUTIES, stood, held))
    return found
