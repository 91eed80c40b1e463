"""Everything that the page of a proceeding shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.probation.attachments.panels import papers_of
from services.probation.breaches import effect_words, queries, words
from services.probation.breaches.actions import papers
from services.probation.breaches.actions.deciding import proposal_of
from services.probation.breaches.actions.hearing import hearing_of, search_state
from services.probation.breaches.actions.opening import known_facts
from services.probation.breaches.at_kiosk import queries as kiosk_queries
from services.probation.breaches.at_kiosk.queries import KioskAnswer, KioskRequest
from services.probation.breaches.domain.arrival import HEARS, Fit
from services.probation.breaches.domain.consequences import rules_of
from services.probation.breaches.domain.hearing import hearing_rule
from services.probation.breaches.domain.search import search_rule
from services.probation.breaches.domain.transitions import BEFORE_DECISION, IN_THE_HOUSE
from services.probation.breaches.pages.fields import Shown
from services.probation.breaches.rows import Proceeding, ShownFact
from services.probation.cases.pages import case_of
from services.probation.documents.serving import words as serving_words
from services.probation.documents.serving.records import latest_of
from services.probation.local_time import local_today
from services.probation.words import who
from shared import clock
from shared.registry import Fact
from shared.values import PageContext
from shared.web.request import Web


async def shown_of(request: Web, row: Proceeding) -> Shown:
    """What the steps depend on."""
    now = clock.now()
    return Shown(
        row, await queries.facts(row.id), await known_facts(row.person, now),
        await proposal_of(row, now) if row.at in BEFORE_DECISION else None,
        any(one.outcome is None for one in await queries.appeals(row.id)),
        next((one for one in await queries.rulings(row.id) if one.waits or one.in_force), None), row.decided_by != request.user.id,
    )  # fmt: skip


async def whole(request: Web, row: Proceeding, shown: Shown) -> PageContext:
    """Everything of a proceeding, for the page and the paper."""
    now, documents = clock.now(), await papers.papers_of_proceeding(row.id)
    return {
        "case": await case_of(request, row.person),
        "row": row,
        "words": words,
        "who": who,
        "stage": words.stage(row.stage),
        "facts": [(one, changed_since(one, shown.known)) for one in shown.facts],
        "hearing": await hearing_of(row, now) if row.at in BEFORE_DECISION else None,
        "hearing_rules": hearing_rule(row.law_day).rules,
        "attempts": await queries.attempts(row.id),
        "explanations": await queries.explanations(row.id),
        "kiosk": await kiosk_of(row),
        "search": await search_state(row, now),
        "search_days": search_rule(row.law_day).days if row.searched_since else None,
        "measures": await queries.measures(row.id),
        "proposal": shown.proposal,
        "law_changed": rules_of(row.category, row.law_day) != rules_of(row.category, local_today(now)),
        "lifted": await _lifted(row),
        "appeals": await queries.appeals(row.id),
        "rulings": await queries.rulings(row.id),
        "documents": documents,
        "services": await latest_of([one.id for one in documents]),
        "serving": serving_words,
        "effects": await queries.effects(row.id),
        "effect_words": effect_words,
        "events": await queries.events(row.id),
        "attached": await papers_of(request, row.person),
        "in_the_house": row.at in IN_THE_HOUSE,
    }


@dataclass(frozen=True, slots=True)
class Kiosk:
    """What the kiosk was told to ask last, and what came from there beside the explanation."""

    request: KioskRequest | None
    beside: list[KioskAnswer]


async def kiosk_of(row: Proceeding) -> Kiosk:
    """Wishes to talk, and answers that came late, the latest first."""
    came = await kiosk_queries.answers(row.id)
    return Kiosk(await kiosk_queries.last_request(row.id), [one for one in came if one.kind == "in_person" or Fit(one.fit) not in HEARS])


async def _lifted(row: Proceeding) -> bool:
    """Whether an earlier breach that the decision counts was cancelled since."""
    rules = row.rests_on.get("rules", [])
    return bool(await queries.cancelled_among([UUID(each) for one in rules for each in one["earlier"]]))


def changed_since(one: ShownFact, known: Sequence[Fact]) -> str:
    """What became of the source of a fact since it was chosen: `gone`, `changed`, or nothing."""
    if one.subject is None or one.removed_at is not None:
        return ""
    found = next((each for each in known if (each.kind, each.subject) == (one.kind, one.subject)), None)
    if found is None:
        return "gone"
    return "changed" if dict(found.details) != one.details else ""
