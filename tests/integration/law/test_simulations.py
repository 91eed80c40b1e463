"""Values of the law are tried out on what is open in the database, page by page, and only on what the reader sees."""

from datetime import timedelta

import pytest

from services.probation.law.ruling import RULING
from services.probation.law_changes.domain.changes import Change, changed_rule, new_day
from services.probation.law_changes.effects import counting
from services.probation.law_changes.effects.counting import count_effects, effects_for, simulations
from services.probation.law_changes.queries import entry_of
from services.probation.notices.actions import record
from shared.law.rules import rule_book
from tests.builders.actors import OFFICER, OTHER_OFFICE, officer
from tests.builders.moments import NOW, TODAY
from tests.builders.notices import a_journey
from tests.builders.people import person
from tests.builders.registrations import Register

LATER = TODAY + timedelta(days=40)
ELSEWHERE = officer("other", office=OTHER_OFFICE)
CODES = sorted({each.code for each in rule_book(RULING.folders["probation"]).rules if isinstance(each.value, int)})


def value(code: str, changed: int | str) -> Change:
    found = entry_of("probation", "rule", code, TODAY)
    assert found is not None
    return changed_rule(found.entry, changed, valid_from=LATER, source="УИК 1", status="unverified")


async def test_every_simulation_reads_what_is_open(register: Register) -> None:
    await register()
    known = {each.code for code in CODES for each in simulations(value(code, 1))}
    for code in CODES:
        await count_effects("probation", value(code, 1), NOW)
    assert len(known) > 10
    off = new_day(TODAY + timedelta(days=1), "Kurban Ait", working=False, kurban_ait=True, source="Resolution", status="verified")
    counted = await count_effects("shared", off, NOW)
    assert {"terms", "work_orders", "opening_papers", "registered_in_time"} == set(counted["simulations"])  # type: ignore[call-overload]


async def test_a_journey_is_counted_once_with_its_office(register: Register) -> None:
    made = await register()
    await record(made.person, a_journey(), by=OFFICER, now=NOW)
    counted = await count_effects("probation", value("notice.travel", "permission"), NOW)
    (of_notices,) = counted["simulations"].values()  # type: ignore[attr-defined]
    assert (of_notices["looked_at"], of_notices["changed"]) == (1, 1)
    assert (of_notices["gains"], of_notices["loses"], of_notices["offices"]) == ({"permission": 1}, {"notice": 1}, {"75": 1})


async def test_nobody_sees_cases_of_others_in_the_list(register: Register) -> None:
    await register()
    change = value("check_in.window", 24)
    (simulation,) = simulations(change)
    assert len((await effects_for(simulation, "probation", change, OFFICER, NOW, size=5)).rows) == 1
    assert (await effects_for(simulation, "probation", change, ELSEWHERE, NOW, size=5)).rows == []


async def test_the_list_comes_in_pages_that_have_everybody_once(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        await register(person(iin=None, given_name=f"Person {number}"))
    monkeypatch.setattr(counting, "BATCH", 2)
    change = value("check_in.window", 24)
    (simulation,) = simulations(change)
    seen, after, pages = list[str](), None, 0
    while pages < 10:
        shown = await effects_for(simulation, "probation", change, OFFICER, NOW, size=2, after=after)
        seen += [str(each.whose.id) for each in shown.rows]
        after, pages = shown.after, pages + 1
        if after is None:
            break
    assert len(seen) == len(set(seen)) == 5
