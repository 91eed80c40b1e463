"""What was known before: by field, on paper and as a file; a change is taken back by a new line, once."""

import csv
import io
from datetime import date, timedelta

import pytest

from services.probation.cases import queries as cases
from services.probation.cases.actions import change_registration
from services.probation.cases.domain.because import REGISTERED_AGAIN, Because
from services.probation.cases.spellings import Spelling, spelling
from services.probation.closing.actions import close_registration
from services.probation.database import DB
from services.probation.history.queries import all_changes
from services.probation.register.actions import Registered
from shared.db.engine import transaction
from tests.builders.actors import OFFICER
from tests.builders.amendments import amended
from tests.builders.moments import NOW, FixedClock
from tests.builders.people import IIN, person
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import post, submit

TAKEN_BACK = {"why": "The first spelling was right", "document": "Birth certificate 7"}


@pytest.fixture
async def somebody(register: Register) -> Registered:
    return await register(person(IIN))


async def test_the_history_tells_corrections_from_changes_and_one_field_from_others(
    somebody: Registered, signed_in: SignedIn, fixed_clock: FixedClock
) -> None:
    officer = await signed_in("probation", "officer")
    await amended(officer, f"/people/{somebody.person}/amend/name", {"given_name": "Anna"})
    fixed_clock.move_to(NOW + timedelta(minutes=1))
    await amended(officer, f"/people/{somebody.person}/amend/work", {"occupation": "works"}, change_kind="change")
    shown = (await officer.get(f"/people/{somebody.person}/history")).text
    for text in (
        "Correction of a mistake",
        "Change of circumstances",
        "Identity card 012345678",
        "Demo Officer",
        "1 October 2026",
        "Works",
    ):
        assert text in shown, text
    assert shown.index("Occupation</th>") < shown.index("Given name</th>"), "the latest first"
    one = (await officer.get(f"/people/{somebody.person}/history?field=given_name")).text
    assert "Anna" in one
    assert "Occupation</th>" not in one


async def test_the_file_has_every_line_and_no_formula(somebody: Registered, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    await amended(officer, f"/people/{somebody.person}/amend/family", {"household": "=HYPERLINK(1)"})
    file = await officer.get(f"/people/{somebody.person}/history.csv")
    (line,) = csv.DictReader(io.StringIO(file.text))
    assert (line["field"], line["after"], line["kind"]) == ("household", "'=HYPERLINK(1)", "correction")
    assert (line["valid_from"], line["document"]) == ("2026-10-01", "Identity card 012345678 of 05.03.2020")


async def test_a_change_is_taken_back_once_by_a_line_that_names_it(somebody: Registered, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    await amended(officer, f"/people/{somebody.person}/amend/name", {"given_name": "Anna"})
    (change,) = await all_changes(somebody.person)
    address = f"/people/{somebody.person}/history/{change.id}/undo"
    assert (await submit(officer, address, {"why": "", "document": "x"})).status_code == 422
    assert (await submit(officer, address, TAKEN_BACK)).status_code == 303
    case = await cases.case(OFFICER, somebody.person)
    assert case is not None
    assert case.given_name == "Person"
    back = next(each for each in await all_changes(somebody.person) if each.undoes == change.id)
    assert (back.old, back.new, back.kind, back.why) == ("Anna", "Person", "correction", TAKEN_BACK["why"])
    assert (await submit(officer, address, TAKEN_BACK)).status_code == 409
    assert "Taken back" in (await officer.get(f"/people/{somebody.person}/history")).text


async def test_what_changed_again_since_is_not_taken_back(somebody: Registered, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    await amended(officer, f"/people/{somebody.person}/amend/name", {"given_name": "Anna"})
    (change,) = await all_changes(somebody.person)
    await amended(officer, f"/people/{somebody.person}/amend/name", {"given_name": "Hanna"})
    assert (await submit(officer, f"/people/{somebody.person}/history/{change.id}/undo", TAKEN_BACK)).status_code == 409
    case = await cases.case(OFFICER, somebody.person)
    assert case is not None
    assert case.given_name == "Hanna"


async def test_a_removed_entry_comes_back(somebody: Registered, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    added = {"contact_kind": "messenger", "contact_value": "@demo", "contact_whose": "own"}
    await amended(officer, f"/people/{somebody.person}/lists/contacts/new", added)
    (entry,) = {change.entry for change in await all_changes(somebody.person)}
    await amended(officer, f"/people/{somebody.person}/lists/contacts/{entry}", {"remove": "yes"})
    gone = next(change for change in await all_changes(somebody.person) if change.new is None)
    assert (await submit(officer, f"/people/{somebody.person}/history/{gone.id}/undo", TAKEN_BACK)).status_code == 303
    assert "@demo" in (await officer.get(f"/people/{somebody.person}/amend")).text


async def test_an_auditor_reads_the_history_and_takes_nothing_back(somebody: Registered, signed_in: SignedIn) -> None:
    await amended(await signed_in("probation", "officer"), f"/people/{somebody.person}/amend/name", {"given_name": "Anna"})
    (change,) = await all_changes(somebody.person)
    auditor = await signed_in("probation", "auditor")
    await post(auditor, f"/people/{somebody.person}/purpose", {"words": "Complaint 17 of this year"})
    shown = await auditor.get(f"/people/{somebody.person}/history")
    assert (shown.status_code, "Anna" in shown.text, "/undo" in shown.text) == (200, True, False)
    assert (await post(auditor, f"/people/{somebody.person}/history/{change.id}/undo", TAKEN_BACK)).status_code == 403


async def test_registering_again_keeps_what_was_known(somebody: Registered, register: Register) -> None:
    await close_registration(somebody.person, reason="term_ended", by=OFFICER, now=NOW)
    await register(person(IIN, given_name="Other"))
    (change,) = await all_changes(somebody.person)
    assert (change.field, change.old, change.new, change.why) == ("given_name", "Person", "Other", REGISTERED_AGAIN)
    assert (change.kind, change.valid_from) == ("change", date(2026, 11, 24))


async def test_a_spelling_whose_family_name_is_taken_back_goes_as_a_whole_with_its_history(
    somebody: Registered, signed_in: SignedIn
) -> None:
    officer = await signed_in("probation", "officer")
    added = {"family_name_latin": "Kurman", "given_name_latin": "Assel"}
    await amended(officer, f"/people/{somebody.person}/amend/spellings", added)
    change = next(each for each in await all_changes(somebody.person) if each.field == "family_name_latin")
    assert (await submit(officer, f"/people/{somebody.person}/history/{change.id}/undo", TAKEN_BACK)).status_code == 303
    gone = {each.field: each.undoes for each in await all_changes(somebody.person) if each.new is None}
    assert gone == {"family_name_latin": change.id, "given_name_latin": None}
    assert await spelling(somebody.person, "latin") == Spelling()


async def test_what_a_computation_sets_is_not_taken_back_here(somebody: Registered, signed_in: SignedIn) -> None:
    because = Because("change", "Extended by the court", date(2026, 11, 20), "Decision 5")
    async with transaction(DB):
        await change_registration(somebody.registration, because=because, by=OFFICER, now=NOW, term_ends_on=date(2028, 1, 1))
    (change,) = await all_changes(somebody.person)
    officer = await signed_in("probation", "officer")
    shown = (await officer.get(f"/people/{somebody.person}/history")).text
    assert (f"Last day of the term, {somebody.case_number}" in shown, "/undo" in shown) == (True, False)
    assert (await post(officer, f"/people/{somebody.person}/history/{change.id}/undo", TAKEN_BACK)).status_code == 404
