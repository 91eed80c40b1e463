"""What the paper of each step says: from the facts, the rules on which it rests, and what was done before."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from services.probation.breaches import paper_words, queries, words
from services.probation.breaches.domain.consequences import BreachRule, Finding, Step
from services.probation.breaches.domain.deadlines import deadline
from services.probation.breaches.rows import Proceeding
from services.probation.cases import words as case_words
from services.probation.documents.domain import contents
from services.probation.law.rules import rule
from services.probation.settings import settings

NINE = time(9)


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided, and on which rules this one step rests."""

    step: Step
    months: int | None
    reasons: str
    facts: tuple[contents.FactLine, ...]
    rules: tuple[BreachRule, ...]
    now: datetime

    @property
    def norms(self) -> tuple[contents.Norm, ...]:
        """The rules as a paper cites them."""
        return tuple(
            contents.Norm(
                reference=words.norm(one.source),
                words=words.rule_text(one.text),
                status="verified" if one.status == "verified" else "unverified",
            )
            for one in self.rules
        )


async def content_of(
    row: Proceeding, step: Step, months: int | None, reasons: str, resting: Sequence[Finding], now: datetime
) -> contents.Content:
    """The content of a step's paper, in the language that is spoken now."""
    rules = tuple(one.rule for one in resting if step in one.rule.steps)
    decided = Decided(step, months, reasons, await fact_lines(row), rules, now)
    return await CONTENTS.get(step, _submission)(row, decided)


async def fact_lines(row: Proceeding) -> tuple[contents.FactLine, ...]:
    """The chosen facts as lines of a paper."""
    chosen = [one for one in await queries.facts(row.id) if one.removed_at is None]
    return tuple(contents.FactLine(at=one.at, words=words.fact(one.kind, one.details), address=None) for one in chosen)


async def _warning(row: Proceeding, decided: Decided) -> contents.Content:
    said = " ".join(dict.fromkeys(words.rule_text(one.text) for one in decided.rules))
    return contents.WrittenWarning(
        facts=decided.facts, norms=decided.norms, breach=words.matter(row.matter), consequence=said, words=decided.reasons
    )


async def _compelled(row: Proceeding, decided: Decided) -> contents.Content:
    zone = ZoneInfo(settings().timezone)
    appear_at = datetime.combine(deadline(rule("breach.serve", row.law_day), decided.now, zone).date(), NINE, zone)
    return contents.CompelledAppearance(
        addressee=paper_words.police(), facts=decided.facts, norms=decided.norms, reason=decided.reasons, appear_at=appear_at,
        place=case_words.office(row.office),
    )  # fmt: skip


async def _wanted(row: Proceeding, decided: Decided) -> contents.Content:
    """Raises ValueError where no search has begun: no rule lets it be decided then."""
    if row.missed_on is None or row.searched_since is None:
        raise ValueError("no search has begun")
    return contents.WantedSubmission(
        addressee=row.court, facts=decided.facts, norms=decided.norms, request=paper_words.request(Step.WANTED, None),
        missed_on=row.missed_on, searched_since=row.searched_since, last_seen=row.address,
        measures=tuple(paper_words.measure(one.on_date, one.kind, one.result) for one in await queries.measures(row.id)),
        grounds=decided.reasons, suspension=paper_words.suspended(row.term_suspended_on),
    )  # fmt: skip


async def _submission(row: Proceeding, decided: Decided) -> contents.Content:
    request = paper_words.request(decided.step, decided.months)
    return contents.Submission(addressee=row.court, facts=decided.facts, norms=decided.norms, request=request, grounds=decided.reasons)


async def _damage(row: Proceeding, decided: Decided) -> contents.Content:
    explanations = [one.words for one in await queries.explanations(row.id, since=row.round_at)]
    return contents.DamageAct(
        facts=decided.facts, norms=decided.norms, words=decided.reasons, equipment=paper_words.equipment(), found_at=decided.facts[0].at,
        damage="; ".join(one.words for one in decided.facts), explanation=explanations[0] if explanations else "",
    )  # fmt: skip


CONTENTS: Mapping[Step, Callable[[Proceeding, Decided], Awaitable[contents.Content]]] = {
    Step.WARNING: _warning,
    Step.COMPELLED: _compelled,
    Step.WANTED: _wanted,
    Step.DAMAGE: _damage,
}
"""Of each step; every other one is a submission to court."""
