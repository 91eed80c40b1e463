"""What the law asks of the values that an amendment brings: told before it is written down."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import cast
from uuid import UUID

from services.probation.amendments.domain.reading import Pair
from services.probation.cases.domain.categories import Citizenship, Settlement, Sex
from services.probation.check_ins.schedules.lawful import too_rare_at
from services.probation.law_checks.domain import Facts, Finding, lawful, needing_reason
from services.probation.law_checks.queries import facts as law_facts


async def law_asked(person: UUID, authority: str, registration: UUID, pairs: Mapping[str, Pair], today: date) -> list[Finding]:
    """What the new values do otherwise than the law asks and the old ones did not, as far as it needs a reason.

    How often the person checks in is compared by the schedule in force, not by what was registered; the rest by the day of registration.
    """
    stands = await law_facts(registration)
    then = _with(stands, pairs)
    known = {finding.code for finding in _findings(stands)}
    found = [finding for finding in needing_reason(_findings(then)) if finding.code not in known and finding.code != "check_in_too_rare"]
    home = pairs.get("settlement")
    if home is not None and home.new in ("urban", "rural"):
        settlement: Settlement = "urban" if home.new == "urban" else "rural"
        rare = await too_rare_at(person, authority, settlement, today)
        found += [rare] if rare else []
    return found


def _findings(facts: Facts) -> list[Finding]:
    assert facts.registered_on is not None, "A registration has its day."
    return lawful(facts, facts.registered_on)


def _with(facts: Facts, pairs: Mapping[str, Pair]) -> Facts:
    return replace(
        facts,
        born_on=_day(pairs, "birth_date") or facts.born_on,
        court_decision_on=_day(pairs, "court_decision_on") or facts.court_decision_on,
        in_force_on=_day(pairs, "in_force_on") or facts.in_force_on,
        registered_on=_day(pairs, "registered_on") or facts.registered_on,
        iin=(pairs["iin"].new or "") if "iin" in pairs else facts.iin,
        citizenship=cast("Citizenship | None", pairs["citizenship"].new) if "citizenship" in pairs else facts.citizenship,
        sex=cast("Sex | None", pairs["sex"].new) if "sex" in pairs else facts.sex,
    )


def _day(pairs: Mapping[str, Pair], field: str) -> date | None:
    return date.fromisoformat(text) if field in pairs and (text := pairs[field].new) else None
