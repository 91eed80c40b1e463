"""Amending a person and a registration: every field, with its reason; nothing is overwritten, nothing typed is lost."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

import pytest

from services.probation.amendments.actions import ChangedMeanwhile, amend
from services.probation.amendments.domain.fields import GROUPS, LISTS
from services.probation.cases import queries as cases
from services.probation.cases.domain.because import Because
from services.probation.cases.domain.categories import Category
from services.probation.cases.tables import Registration
from services.probation.database import DB, Audit, Outbox
from services.probation.decisions.actions import register_decision
from services.probation.history.queries import all_changes
from services.probation.register.actions import Registered
from services.probation.timeline.queries import timeline
from shared.actors import Actor
from shared.db.rows import fetch_values
from tests.builders.actors import OFFICER, OFFICER_ELSEWHERE, SENIOR
from tests.builders.amendments import BORN_1999, ENTRIES, EVERY_FIELD, REASON, amended, opened, sent
from tests.builders.moments import NOW, TODAY
from tests.builders.people import OTHER_IIN, person
from tests.builders.registrations import Register, registration
from tests.support.clients import SignedIn
from tests.support.forms import post


@pytest.fixture
async def somebody(register: Register) -> Registered:
    """On the register of the demo officer."""
    return await register(person(None, birth_date=None))


def address(who: Registered, group: str) -> str:
    return f"/people/{who.person}/amend/{group}"


def test_every_field_is_amended_by_this_module() -> None:
    assert {group: set(fields) for group, fields in EVERY_FIELD.items()} == {
        group: {field.name for field in fields} for group, fields in GROUPS.items()
    }


@pytest.mark.parametrize("group", EVERY_FIELD)
async def test_every_field_of_a_group_changes_and_has_its_history(group: str, somebody: Registered, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    answer = await amended(officer, address(somebody, group), EVERY_FIELD[group])
    assert (answer.status_code, answer.headers.get("location")) == (303, f"/people/{somebody.person}/amend#{group}"), answer.text[-3000:]
    changes = await all_changes(somebody.person)
    assert {change.field for change in changes} == set(EVERY_FIELD[group])
    for change in changes:
        assert (change.kind, change.why, change.document) == ("correction", REASON["change_why"], REASON["change_document"])
        assert (str(change.valid_from), change.by_name, change.old != change.new) == ("2026-10-01", "Demo Officer", True)
    again = await opened(officer, address(somebody, group))
    assert {name: again[name] for name in EVERY_FIELD[group]} == {change.field: change.new for change in changes}
    assert [entry.kind for entry in await timeline(somebody.person)].count("amended") == 1
    assert await Audit.count().where(Audit.action == "amended", Audit.about == somebody.person) == 1


async def test_the_new_name_is_found_and_sorted_by(somebody: Registered, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    await amended(officer, address(somebody, "name"), {"family_name": "Әбенов"})
    key, made = (await fetch_values(DB, "SELECT name_key FROM probation.registration")), "SELECT public.name_key('Әбенов Person')"
    assert key == await fetch_values(DB, made)


async def test_a_page_asks_before_anything_is_written(somebody: Registered, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    fields = {**await opened(officer, address(somebody, "name")), "given_name": "Other", **REASON}
    asked = await post(officer, address(somebody, "name"), fields)
    assert (asked.status_code, "Check what changes" in asked.text) == (200, True)
    assert ">Person</td>" in asked.text
    assert ">Other</td>" in asked.text
    assert await all_changes(somebody.person) == []
    back = await post(officer, address(somebody, "name"), {**fields, "again": "yes"})
    assert 'value="Other"' in back.text
    assert REASON["change_why"] in back.text


WRONG: list[tuple[str, Mapping[str, str], tuple[str, ...]]] = [
    ("name", {"family_name": "12345 !!! <b>x</b>", "given_name": ""}, ("family_name", "given_name")),
    ("spellings", {"family_name_latin": "Курманова", "family_name_kk": "Kurman"}, ("family_name_kk", "family_name_latin")),
    ("spellings", {"family_name_ru": "Курманова"}, ("given_name_ru",)),
    ("identity", {"iin": "123", "birth_date": "31.02.1999"}, ("iin", "birth_date")),
    ("identity", {"iin": BORN_1999, "birth_date": "01.01.1990"}, ("birth_date",)),
    ("identity", {"iin": "", "birth_date": "01.01.1990"}, ("iin_missing_reason",)),
    ("identity", {"citizenship": "kz", "citizenship_country": "Kyrgyzstan"}, ("citizenship",)),
    ("home", {"kato": "12", "address": "", "residence_since": "01.01.2030"}, ("address", "kato", "residence_since")[:2]),
    ("home", {"kato": "111110000"}, ("kato",)),
    ("home", {"kato": "Акколь"}, ("kato",)),
    ("home", {"kato": "Несуществующий"}, ("kato",)),
    ("registered_address", {"registered_since": "01.02.2020", "registered_until": "01.02.2019"}, ("registered_until",)),
    ("contact", {"phone": "8 727 250 00 00"}, ("phone",)),
    ("photo", {"photo_consent": "given"}, ("photo_consent_on", "photo_consent_document")),
    ("decision", {"court": "", "in_force_on": "01.01.2020"}, ("court", "in_force_on")),
    ("name", {}, ("family_name",)),
]


@pytest.mark.parametrize(("group", "typed", "named"), WRONG)
async def test_everything_wrong_is_said_in_one_pass_and_what_was_typed_stays(
    group: str, typed: Mapping[str, str], named: tuple[str, ...], somebody: Registered, signed_in: SignedIn
) -> None:
    officer = await signed_in("probation", "officer")
    data = {**await opened(officer, address(somebody, group)), **typed, "change_from": "01.01.2030", "change_why": "Typed with care"}
    answer = await post(officer, address(somebody, group), data)
    assert answer.status_code == 422
    for field in (*named, "change_kind", "change_from", "change_document"):
        assert f'href="#{field}"' in answer.text, field
    assert "Typed with care" in answer.text
    assert "<b>x</b>" not in answer.text
    assert await all_changes(somebody.person) == []


@pytest.mark.parametrize(("sex", "warned"), [("female", False), ("male", True)])
async def test_a_sex_that_the_iin_contradicts_is_warned_about_and_can_be_written_down(
    sex: str, warned: bool, somebody: Registered, signed_in: SignedIn
) -> None:
    officer = await signed_in("probation", "officer")
    told = await Outbox.count()
    typed = {"iin": BORN_1999, "birth_date": "28.02.1999", "sex": sex}
    fields = {**await opened(officer, address(somebody, "identity")), **typed, **REASON}
    asked = await post(officer, address(somebody, "identity"), fields)
    assert ("The IIN tells the other sex" in asked.text) is warned
    assert (await post(officer, address(somebody, "identity"), {**fields, "sure": "yes"})).status_code == 303
    assert [change.new for change in await all_changes(somebody.person) if change.field == "sex"] == [sex]
    assert await Outbox.count() == told + 1, "the desk holds the year of birth, and nobody the sex"


async def test_two_officers_change_one_field_and_the_second_sees_both_values(somebody: Registered, signed_in: SignedIn) -> None:
    officer, senior = await signed_in("probation", "officer"), await signed_in("probation", "senior")
    first, second = await opened(officer, address(somebody, "name")), await opened(senior, address(somebody, "name"))
    assert (await sent(officer, address(somebody, "name"), first | {"given_name": "Anna"})).status_code == 303
    answer = await sent(senior, address(somebody, "name"), second | {"given_name": "Hanna", "patronymic": "Petrovna"})
    assert answer.status_code == 409
    assert "Demo Officer changed this meanwhile: “Anna”. Yours is “Hanna”" in answer.text.replace("&#34;", '"')
    assert [change.new for change in await all_changes(somebody.person)] == ["Anna"]
    kept = second | {"was_given_name": "Anna", "given_name": "Hanna", "patronymic": "Petrovna"}
    assert 'name="was_given_name" value="Anna"' in answer.text
    assert (await sent(senior, address(somebody, "name"), kept)).status_code == 303
    case = await cases.case(OFFICER, somebody.person)
    assert case is not None
    assert case.name == "Fictional Hanna Petrovna"


async def test_two_officers_change_different_fields_and_both_succeed(somebody: Registered, signed_in: SignedIn) -> None:
    officer, senior = await signed_in("probation", "officer"), await signed_in("probation", "senior")
    first, second = await opened(officer, address(somebody, "name")), await opened(senior, address(somebody, "name"))
    assert (await sent(officer, address(somebody, "name"), first | {"given_name": "Anna"})).status_code == 303
    assert (await sent(senior, address(somebody, "name"), second | {"patronymic": "Petrovna"})).status_code == 303
    case = await cases.case(OFFICER, somebody.person)
    assert case is not None
    assert case.name == "Fictional Anna Petrovna"


async def test_the_iin_of_another_record_is_refused(somebody: Registered, register: Register, signed_in: SignedIn) -> None:
    await register(person(BORN_1999), by=OFFICER_ELSEWHERE)
    officer = await signed_in("probation", "officer")
    answer = await amended(officer, address(somebody, "identity"), {"iin": BORN_1999, "birth_date": "28.02.1999"})
    assert (answer.status_code, 'href="#iin"' in answer.text) == (409, True)
    assert await all_changes(somebody.person) == []


@pytest.mark.parametrize("kind", LISTS)
async def test_an_entry_is_added_changed_and_removed_with_its_history(kind: str, somebody: Registered, signed_in: SignedIn) -> None:
    officer, added, wrong = await signed_in("probation", "officer"), *ENTRIES[kind]
    new = f"/people/{somebody.person}/lists/{kind}/new"
    assert set(added) == {field.name for field in LISTS[kind]}
    assert (await amended(officer, new, {**added, **wrong})).status_code == 422
    assert (await amended(officer, new, added)).status_code == 303
    (entry,) = await fetch_values(DB, "SELECT id FROM probation.person_entry")
    one = f"/people/{somebody.person}/lists/{kind}/{entry}"
    last = next(reversed(added))
    changed = {last: "01.03.2021"} if last.endswith(("_on", "_since")) else {last: "Her sister"}
    before = await opened(officer, one)
    assert (await amended(officer, one, changed)).status_code == 303
    assert (await sent(officer, one, before | {last: "02.03.2021" if last != "contact_name" else "Her aunt"})).status_code == 409
    assert (await amended(officer, one, {"remove": "yes"}, change_kind="change")).status_code == 303
    assert (await officer.get(one)).status_code == 404
    changes = await all_changes(somebody.person)
    assert {(change.field, change.entry, change.old is None, change.new is None, change.kind) for change in changes} == {
        (kind, entry, True, False, "correction"),
        (kind, entry, False, False, "correction"),
        (kind, entry, False, True, "change"),
    }


async def test_a_closed_case_and_a_case_of_another_district_are_not_amended(
    somebody: Registered, register: Register, signed_in: SignedIn
) -> None:
    elsewhere = await register(person(OTHER_IIN), by=OFFICER_ELSEWHERE)
    officer = await signed_in("probation", "officer")
    for part in ("amend", "amend/name", "lists/documents/new", "move", "history", "history.csv"):
        assert (await officer.get(f"/people/{elsewhere.person}/{part}")).status_code == 404
    assert (await officer.get(f"/people/{somebody.person}/amend/nothing")).status_code == 404
    assert (await post(officer, address(elsewhere, "name"), {"given_name": "X"})).status_code == 404


async def test_the_other_services_learn_what_they_hold_and_nothing_else(somebody: Registered, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    told = "probation.person_changed_for_%"
    await amended(officer, address(somebody, "health"), EVERY_FIELD["health"])
    assert await Outbox.count().where(Outbox.type.like(told)) == 0
    await amended(officer, address(somebody, "contact"), EVERY_FIELD["contact"])
    sent_now = await Outbox.select(Outbox.type, Outbox.body).where(Outbox.type.like(told)).output(load_json=True)
    assert {row["type"].split(".")[1]: {name for name in row["body"] if name != "person"} for row in sent_now} == {
        "person_changed_for_reintegration": {"name", "phone", "language", "region", "birth_year"},
        "person_changed_for_biometrics": {"language"},
    }


async def test_two_at_once_write_both_fields_and_one_of_two_values_for_the_same(somebody: Registered) -> None:
    seen = {"family_name": "Fictional", "given_name": "Person", "patronymic": None}
    because = Because("correction", "Mistyped", TODAY, "Identity card 1")

    async def writes(by: Actor, **wanted: str) -> str:
        try:
            await amend(somebody.person, "name", seen, seen | wanted, because, by=by, now=NOW)
        except ChangedMeanwhile as meanwhile:
            return f"{meanwhile.who}: {sorted(meanwhile.pairs)}"
        return "written"

    both = await asyncio.gather(writes(OFFICER, given_name="Anna"), writes(SENIOR, patronymic="Petrovna"))
    assert set(both) == {"written"}
    same = sorted(await asyncio.gather(writes(OFFICER, family_name="First"), writes(SENIOR, family_name="Second")))
    assert same[1] == "written"
    assert same[0] in ("Demo Officer: ['family_name']", "Demo Senior Officer: ['family_name']")
    assert sorted(change.field for change in await all_changes(somebody.person)) == ["family_name", "given_name", "patronymic"]


async def test_each_open_registration_has_its_own_decision(somebody: Registered, signed_in: SignedIn) -> None:
    further = replace(registration(), court="Second Court", category=Category.RESTRICTION_OF_LIBERTY)
    added = await register_decision(somebody.person, further, by=OFFICER, now=NOW)
    officer = await signed_in("probation", "officer")
    shown = (await officer.get(f"/people/{somebody.person}/amend")).text
    for made in (somebody, added):
        assert f"Court decision, {made.case_number}" in shown
        assert f"/amend/decision?registration={made.registration}" in shown
    one = f"{address(somebody, 'decision')}?registration={added.registration}"
    assert (await amended(officer, one, {"court": "Supreme Court"})).status_code == 303
    rows = await Registration.select(Registration.id, Registration.court).where(Registration.person == somebody.person)
    courts = {row["id"]: row["court"] for row in rows}
    assert courts == {somebody.registration: "Demo Court", added.registration: "Supreme Court"}
    (change,) = await all_changes(somebody.person)
    assert (change.registration, change.case_number) == (added.registration, added.case_number)
    assert (await officer.get(f"{address(somebody, 'decision')}?registration={somebody.person}")).status_code == 404
