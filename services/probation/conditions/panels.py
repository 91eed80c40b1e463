"""The duties on the case page."""

from services.probation.cases.rows import Case
from services.probation.cases.words import source
from services.probation.conditions import queries, words
from shared.values import PageContext
from shared.web.request import Web


async def duties(_: Web, case: Case) -> PageContext:
    """Those that bind the person."""
    found = [one for one in await queries.of_registration(case.registration) if not one.ended]
    return {"conditions": found, "words": words, "source": source, "norm": queries.norm_of}
