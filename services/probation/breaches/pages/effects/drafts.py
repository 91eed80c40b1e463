"""What a ruling would change, before a human confirms it: each line as it stands and as it would stand. Nothing is written."""

from datetime import datetime

from services.probation.breaches import effect_words
from services.probation.breaches.actions.effects.applying import Confirmed
from services.probation.breaches.actions.effects.keeping import is_done, standing_effects
from services.probation.breaches.domain.effects import BY_COURT, Owner
from services.probation.breaches.pages.effects.draft_lines import Line, line
from services.probation.breaches.pages.effects.duty_drafts import duty_lines
from services.probation.breaches.pages.effects.term_drafts import term_lines
from services.probation.breaches.rows import Proceeding, ShownRuling
from services.probation.closing.domain import needs_second
from services.probation.local_time import local_today


async def lines_of(row: Proceeding, ruling: ShownRuling, confirmed: Confirmed, now: datetime) -> list[Line]:
    """What carrying the ruling out would change."""
    found = []
    for owner in ruling.owners:
        if owner is Owner.TERM:
            found += await term_lines(row, ruling, now)
        elif owner is Owner.CLOSING:
            state = "proposed" if needs_second(BY_COURT, local_today(now)) else "closed"
            found.append(line(owner, {"state": "open"}, {"state": state}))
        elif owner is Owner.DECISION and confirmed.decision is not None and not await is_done(row.id, ruling, owner):
            before = {"category": row.category, "case_number": row.case_number}
            found.append(line(owner, before, {"category": str(confirmed.decision.category)}))
            found.append(line(Owner.TERM, {}, {"last_day": confirmed.decision.dates.term_ends_on.isoformat()}, before=""))
        elif owner is Owner.DUTIES and confirmed.duties is not None:
            found += await duty_lines(row, confirmed.duties, now)
    return found


async def lines_back(row: Proceeding, ruling: ShownRuling) -> list[Line]:
    """What would be taken back after an appeal."""
    return [
        Line(
            effect_words.owner(one.owner, one.after if one.after.get("code") else one.before),
            effect_words.stands(one.owner, one.after),
            effect_words.stands(one.owner, one.before),
        )
        for one in await standing_effects(row.id, ruling.id)
    ]
