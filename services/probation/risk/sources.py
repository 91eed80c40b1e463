"""What the register holds lawfully about one person, as the steps and the criteria read it; each input with its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from services.probation.cases.queries import conditions
from services.probation.database import DB
from services.probation.field_visits.domain.housing import months_later
from services.probation.law import rules as law
from services.probation.risk.domain.criteria import Life
from services.probation.risk.domain.inputs import RECORDED, Input, value_of
from services.probation.risk.domain.lessening import months_between
from services.probation.risk.domain.steps import Step
from shared.db.rows import fetch_row, fetch_rows
from shared.registry import registry

LEADING = """SELECT r.id, r.registered_on, r.term_ends_on, r.term_suspended_since, p.occupation
    FROM probation.registration r JOIN probation.person p ON p.id = r.person
    WHERE r.person = $1 AND r.supervising_authority = $2 AND r.current AND r.state = 'open'"""
FACTS = """SELECT DISTINCT ON (kind) kind, value, document, at FROM probation.risk_fact WHERE person = $1 ORDER BY kind, at DESC, id DESC"""
MISSED = """SELECT c.id, c.due_on FROM probation.check_in c WHERE c.person = $1 AND c.supervising_authority = $2 AND c.state = 'expired'
    AND c.reviewed_at IS NOT NULL AND c.verdict IS DISTINCT FROM 'excused' AND c.verdict IS DISTINCT FROM 'our_fault' AND c.due_on >= $3
    ORDER BY c.due_on, c.id"""
ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Lead:
    """The leading open registration of a person and authority, with what is known of work."""

    id: UUID
    registered_on: date
    term_ends_on: date
    term_suspended_since: date | None
    occupation: str | None


@dataclass(frozen=True, slots=True)
class KnownFact:
    """The newest of what officers recorded about one input."""

    kind: str
    value: str | None
    document: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Missed:
    """A check-in that was missed, and an officer found no excuse."""

    id: UUID
    due_on: date


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that a calculation reads."""

    lead: Lead
    inputs: Mapping[Step, Input]
    breached_on: date | None
    missed_on: date | None

    def life(self, tier: int) -> Life:
        """The same for the criteria of less supervision."""
        lead = self.lead
        return Life(
            lead.registered_on, lead.term_ends_on, lead.term_suspended_since is not None, self.breached_on, self.missed_on,
            lead.occupation, tier, self.inputs[Step.BREACHES].value is not None,
        )  # fmt: skip


async def known(person: UUID, authority: str, on: date) -> Known | None:
    """What is known on a day; None where no registration of this authority is open."""
    lead = await fetch_row(DB, Lead, LEADING, person, authority)
    if lead is None:
        return None
    since = months_later(on, -law.number("risk.window.months", on))
    breaches = await _breaches(person)
    missed = await fetch_rows(DB, Missed, MISSED, person, authority, date.min)
    duties = {duty.code for duty in await conditions(lead.id)}
    page = f"/people/{person}"
    recent = [day for day in breaches or () if day[1] >= since.isoformat()]
    found = [
        Input(Step.BREACHES, None if breaches is None else len(recent), page, rows=tuple(recent)),
        Input(
            Step.MISSED, sum(row.due_on >= since for row in missed), page,
            rows=tuple((f"/check-ins/{row.id}", row.due_on.isoformat()) for row in missed if row.due_on >= since),
        ),
        Input(Step.TREATMENT, "yes" if "treatment" in duties else "no", f"{page}/conditions"),
        Input(Step.WORK, lead.occupation, f"{page}/amend/work"),
    ]  # fmt: skip
    found += await _facts(person)
    breached_on = date.fromisoformat(max(day for _, day in breaches)) if breaches else None
    missed_on = max((row.due_on for row in missed), default=None)
    begins = max(filter(None, (lead.registered_on, breached_on, missed_on)))
    quiet = None if breaches is None else months_between(begins, on)
    found.append(Input(Step.QUIET, quiet, page, begins))
    return Known(lead, {each.step: each for each in found}, breached_on, missed_on)


async def _facts(person: UUID) -> list[Input]:
    """What officers recorded, and what they did not yet."""
    kept = {fact.kind: fact for fact in await fetch_rows(DB, KnownFact, FACTS, person)}
    page = f"/people/{person}/risk/facts"
    found = []
    for step in RECORDED:
        fact = kept.get(step)
        if fact is None:
            found.append(Input(step, None, page))
        else:
            found.append(Input(step, value_of(step, fact.value), page, fact.at.date(), fact.document))
    return found


async def _breaches(person: UUID) -> list[tuple[str, str]] | None:
    """(address, day) of every breach that a human confirmed; None where no part of the service knows breaches."""
    sources = registry("probation").confirmed_breaches
    if not sources:
        return None
    facts = [fact for source in sources for fact in await source(person, ALWAYS)]
    return sorted((fact.address, fact.at.date().isoformat()) for fact in facts)
