"""What changes a term: entered, computed, withdrawn; the registration and its check-ins follow."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from services.probation.cases.domain.categories import Category
from services.probation.cases.tables import Registration
from services.probation.check_ins.tables import CheckIn
from services.probation.decisions.actions import register_decision
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.register.actions import Registered
from services.probation.terms.actions import enter_change
from services.probation.terms.domain.changes import Change
from services.probation.terms.domain.events import Kind
from services.probation.terms.domain.parts import Length
from services.probation.terms.queries import term_events
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.check_ins import the_check_in
from tests.builders.moments import NOW, TODAY
from tests.builders.registrations import Register, registration
from tests.support.clients import SignedIn
from tests.support.forms import submit

END = TODAY + timedelta(days=365)


def change(kind: Kind, on_date: date = TODAY, **more: Any) -> Change:
    return Change(kind, on_date, "Ruling 5", "The court decided", **more)


async def end_of(made: Registered) -> tuple[date, date | None]:
    row = await Registration.select(Registration.term_ends_on, Registration.term_suspended_since).where(
        Registration.id == made.registration
    )
    return row[0]["term_ends_on"], row[0]["term_suspended_since"]


async def test_a_search_suspends_the_term_and_the_court_resumes_it(register: Register) -> None:
    made = await register()
    begun = await enter_change(made.person, change("suspended"), seen=1, by=OFFICER, now=NOW)
    assert (begun.before, begun.after) == (END, None)
    assert await end_of(made) == (END, TODAY)
    later = NOW + timedelta(days=30)
    await enter_change(made.person, change("resumed", TODAY + timedelta(days=30)), seen=2, by=OFFICER, now=later)
    assert await end_of(made) == (END + timedelta(days=30), None)


async def test_an_extension_lengthens_and_its_withdrawal_takes_it_back(register: Register) -> None:
    made = await register()
    await enter_change(made.person, change("extended", length=Length(6, "months")), seen=1, by=OFFICER, now=NOW)
    assert (await end_of(made))[0] > END
    extension = (await term_events(made.registration))[-1]
    await enter_change(made.person, change("withdrawn", refers_to=extension.id), seen=2, by=OFFICER, now=NOW)
    assert (await end_of(made))[0] == END
    assert [one.kind for one in await term_events(made.registration)] == ["stated_end", "extended", "withdrawn"]
    with pytest.raises(AlreadyDecided):
        await enter_change(made.person, change("withdrawn", refers_to=extension.id), seen=3, by=OFFICER, now=NOW)


async def test_the_only_entry_about_the_length_cannot_be_withdrawn(register: Register) -> None:
    made = await register()
    (first,) = await term_events(made.registration)
    with pytest.raises(NotFound):
        await enter_change(made.person, change("withdrawn", refers_to=first.id), seen=1, by=OFFICER, now=NOW)


async def test_of_two_officers_at_once_one_is_told(register: Register) -> None:
    made = await register()
    await enter_change(made.person, change("extended", length=Length(1, "months")), seen=1, by=OFFICER, now=NOW)
    with pytest.raises(AlreadyDecided):
        await enter_change(made.person, change("extended", length=Length(2, "months")), seen=1, by=SENIOR, now=NOW)
    assert len(await term_events(made.registration)) == 2


async def test_check_ins_after_an_early_end_are_cancelled(register: Register) -> None:
    made = await register(first=TODAY + timedelta(days=20))
    assert (await the_check_in(made.person))["state"] == "created"
    early = change("ended_early", ends_on=TODAY + timedelta(days=3))
    await enter_change(made.person, early, seen=1, by=OFFICER, now=NOW)
    assert [row["state"] for row in await CheckIn.select(CheckIn.state).where(CheckIn.person == made.person)] == ["cancelled"]


async def test_the_page_shows_the_steps_asks_first_and_records(register: Register, signed_in: SignedIn) -> None:
    made, client = await register(), await signed_in("probation", "officer")
    page = f"/people/{made.person}/term"
    address = f"{page}/change"
    form = {
        "kind": "extended",
        "seen": "1",
        "on_date": "20.11.2026",
        "amount": "6",
        "unit": "months",
        "document": "Ruling 5",
        "reason": "Breach",
    }
    for language in ("kk", "ru", "en"):
        client.cookies.set("oralu_language", language)
        for kind in ("suspended", "extended", "credited", "ended_early", "length", "stated_end"):
            assert (await client.get(f"{address}?kind={kind}")).status_code == 200
        assert (await client.get(page)).status_code == 200
    asked = await submit(client, f"{address}?kind=extended", form, to=address)
    assert asked.status_code == 200
    assert "verified by a lawyer" in asked.text
    assert len(await term_events(made.registration)) == 1
    assert (await submit(client, f"{address}?kind=extended", form | {"sure": "yes"}, to=address)).status_code == 303
    assert (await submit(client, f"{address}?kind=extended", form | {"sure": "yes"}, to=address)).status_code == 409
    assert "A court extended the term by 6 months" in (await client.get(page)).text


async def test_a_wrong_entry_tells_everything_in_one_pass(register: Register, signed_in: SignedIn) -> None:
    made, client = await register(), await signed_in("probation", "officer")
    address = f"/people/{made.person}/term/change"
    form = {"kind": "extended", "seen": "1", "on_date": "2026-11-20", "amount": "2", "unit": "years", "document": "", "reason": ""}
    answer = await submit(client, f"{address}?kind=extended", form, to=address)
    assert answer.status_code == 422
    for field in ("document", "reason", "beyond"):
        assert f'href="#{field}"' in answer.text
    future = form | {"on_date": "2027-11-20", "unit": "hours"}
    answer = await submit(client, f"{address}?kind=extended", future, to=address)
    assert 'href="#unit"' in answer.text


async def test_the_term_of_a_further_registration_is_changed_on_its_own_page(register: Register, signed_in: SignedIn) -> None:
    made = await register()
    further = replace(registration(), category=Category.RESTRICTION_OF_LIBERTY)
    added = await register_decision(made.person, further, by=OFFICER, now=NOW)
    officer = await signed_in("probation", "officer")
    named = f"registration={added.registration}"
    term = f"/people/{made.person}/term?{named}"
    shown = (await officer.get(term)).text
    assert f"/people/{made.person}/term/change?{named}&amp;kind=suspended" in shown
    form = {"kind": "suspended", "seen": len(await term_events(added.registration)), "on_date": str(TODAY), "document": "D", "reason": "R"}
    change_page = f"/people/{made.person}/term/change?{named}"
    asked = await submit(officer, term, form, to=change_page)
    assert f'action="{change_page}"' in asked.text
    answer = await submit(officer, term, form | {"sure": "yes"}, to=change_page)
    assert answer.headers["location"] == term
    assert (await end_of(added))[1] == TODAY
    assert (await end_of(made))[1] is None
