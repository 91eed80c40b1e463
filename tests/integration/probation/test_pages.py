"""The officer's pages: registering, reading, deciding, closing, and wrong input that changes nothing."""

import re
from datetime import timedelta

from services.probation.cases.domain import card
from services.probation.cases.tables import Condition, Registration
from services.probation.check_ins.tables import CheckIn
from services.probation.database import Outbox
from services.probation.terms.queries import term_events
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER_ELSEWHERE
from tests.builders.check_ins import check_in_in_doubt
from tests.builders.moments import TODAY
from tests.builders.registrations import registration_form
from tests.support.clients import SignedIn
from tests.support.forms import submit
from tests.support.sign_in import csrf_token


async def test_registering_shows_the_card_once_and_tells_both_services(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    form = registration_form()
    answer = await submit(client, "/people/new", form)
    assert answer.status_code == 200, answer.text[:2000]
    code = re.search(r"data-card-code>([^<]+)<", answer.text)
    assert code is not None
    assert card.is_code(code.group(1))
    assert re.search(r"data-card-pin>\d{6}<", answer.text)
    again = await submit(client, "/people/new", form)
    assert again.status_code == 303
    case = await client.get(again.headers["location"])
    assert case.status_code == 200
    assert "Fictional Person" in case.text
    assert code.group(1) not in case.text
    sent = {row["type"] for row in await Outbox.select(Outbox.type)}
    assert sent == {
        "probation.registration_opened_for_biometrics.v1",
        "probation.registration_opened_for_reintegration.v1",
        "probation.check_in_due.v1",
        "probation.duties_for_biometrics.v1",
    }


async def test_the_last_day_is_computed_from_the_length_and_another_one_needs_a_reason(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    begin = TODAY - timedelta(days=1)
    form = registration_form(term_ends_on="", term_amount="10", term_unit="days")
    computed = await submit(client, "/people/new", form | {"compute": "yes"})
    assert computed.status_code == 200
    assert f"{begin + timedelta(days=9):%d.%m.%Y}" in computed.text
    for wrong, field in (
        ({"term_amount": "", "term_unit": ""}, "term_ends_on"),
        ({"term_unit": ""}, "term_unit"),
        ({"term_ends_on": str(begin + timedelta(days=30))}, "term_reason"),
    ):
        answer = await submit(client, "/people/new", form | wrong)
        assert answer.status_code == 422
        assert f'href="#{field}"' in answer.text
    assert await Registration.count() == 0
    assert (await submit(client, "/people/new", form)).status_code == 200
    row = await Registration.select(Registration.id, Registration.term_ends_on).first()
    assert row is not None
    assert row["term_ends_on"] == begin + timedelta(days=9)
    assert [one.kind for one in await term_events(row["id"])] == ["length"]


async def test_wrong_input_is_told_beside_its_field_and_changes_nothing(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    for field, value in (
        ("iin", "991231500007"), ("iin", "12"), ("iin", "991331500006"), ("phone", "12345"), ("family_name", "   "),
        ("family_name", "x" * 101),
        ("in_force_on", str(TODAY - timedelta(days=30))), ("registered_on", str(TODAY + timedelta(days=3))),
        ("term_ends_on", str(TODAY - timedelta(days=30))), ("first_check_in_on", str(TODAY - timedelta(days=3))),
        ("court_decision_on", "2026-02-31"), ("region", "99"), ("category", ""), ("frequency", "quarterly"), ("basis_reference", ""),
        ("form_token", "no"), ("birth_date", "1985-05-05"), ("conditions", ["no_such_duty"]),
    ):  # fmt: skip
        answer = await submit(client, "/people/new", registration_form(**{field: value}))
        assert answer.status_code == 422, (field, value, answer.status_code)
        assert f'href="#{field}"' in answer.text, (field, value)
        assert "Demo Court" in answer.text
    answer = await submit(client, "/people/new", registration_form(given_name="", court=""))
    assert "Given name: Fill this in" in answer.text
    assert await Registration.count() == 0


async def test_everything_that_is_wrong_is_told_in_one_pass(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    wrong = {"given_name": "", "iin": "12", "phone": "12345", "registered_on": "5.11.26", "basis_reference": ""}
    wrong["first_check_in_on"] = str(TODAY - timedelta(days=3))
    answer = await submit(client, "/people/new", registration_form(**wrong))
    told = re.findall(r'<a href="#(\w+)">([^<]+)</a>', answer.text)
    assert answer.status_code == 422
    assert {field for field, _ in told} == set(wrong)
    assert ("registered_on", "Date registered: Enter day, month and year, for example 05.11.2026") in told


async def test_a_form_reopened_with_the_back_button_is_refused_for_another_person(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    first = registration_form()
    assert (await submit(client, "/people/new", first)).status_code == 200
    second = first | {"iin": "990228600013", "family_name": "Another"}
    answer = await submit(client, "/people/new", second)
    assert answer.status_code == 422
    assert await Registration.count() == 1
    token = re.search(r'name="form_token" value="([^"]+)"', answer.text)
    assert token is not None
    assert (await submit(client, "/people/new", second | {"form_token": token.group(1)})).status_code == 200


async def test_conditions_are_kept_once_each(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    await submit(client, "/people/new", registration_form(conditions=["treatment", "treatment"]))
    assert await Condition.count() == 1


async def test_a_note_of_many_lines_may_be_as_long_as_the_page_says(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    await submit(client, "/people/new", registration_form())
    row = await Registration.select(Registration.person).first()
    assert row is not None
    address = f"/people/{row['person']}"
    assert (await submit(client, address, {"words": "x\r\n" * 999 + "yz"}, to=f"{address}/note")).status_code == 303
    too_long = await submit(client, address, {"words": "x" * 2001}, to=f"{address}/note")
    assert (too_long.status_code, "x" * 2001 in too_long.text, "2000" in too_long.text) == (422, True, True)


async def test_a_check_in_is_not_vouched_for_before_its_time(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    await submit(client, "/people/new", registration_form())
    row = await CheckIn.select().first()
    assert row is not None
    address = f"/check-ins/{row['id']}"
    answer = await submit(client, address, {"verdict": "vouched_in_person", "version": "1", "sure": "yes"}, to=f"{address}/verdict")
    assert answer.status_code == 422
    assert (await CheckIn.select().first()) == row


async def test_the_same_person_is_not_registered_twice(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    assert (await submit(client, "/people/new", registration_form())).status_code == 200
    answer = await submit(client, "/people/new", registration_form())
    assert answer.status_code == 422
    assert await Registration.count() == 1


async def test_a_person_without_an_iin_needs_a_birth_date(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    assert (await submit(client, "/people/new", registration_form(iin=""))).status_code == 422
    assert (await submit(client, "/people/new", registration_form(iin="", birth_date="2001-02-03"))).status_code == 200


async def test_every_page_of_a_case_opens_in_every_language(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    person_id, check_in = await check_in_in_doubt()
    for language in ("kk", "ru", "en"):
        client.cookies.set("oralu_language", language)
        for address in (
            "/", "/parts/home", "/queue", "/queue/rows", "/queue?kind=check_in", "/people", "/people?s=nothing", "/people?state=closed",
            "/people?page=9", "/people/new", f"/people/{person_id}", f"/people/{person_id}/biometrics", f"/people/{person_id}/close",
            f"/check-ins/{check_in}",
        ):  # fmt: skip
            answer = await client.get(address)
            assert answer.status_code == 200, (address, language, answer.text[:500])
            assert address.startswith(("/parts", "/queue/rows")) or f'<html lang="{language}"' in answer.text


async def test_the_case_of_another_office_is_not_there(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    person_id, check_in = await check_in_in_doubt(by=OFFICER_ELSEWHERE)
    for address in (f"/people/{person_id}", f"/people/{person_id}/close", f"/people/{person_id}/biometrics", f"/check-ins/{check_in}"):
        assert (await client.get(address)).status_code == 404
    token = csrf_token((await client.get("/people/new")).text)
    for address in (
        f"/people/{person_id}/close",
        f"/people/{person_id}/card",
        f"/people/{person_id}/note",
        f"/check-ins/{check_in}/verdict",
    ):
        data = {"_csrf_token": token, "reason": "other", "sure": "yes", "words": "x", "verdict": "match", "version": "2"}
        assert (await client.post(address, data=data)).status_code == 404


async def test_an_auditor_reads_and_changes_nothing(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "auditor")
    person_id, check_in = await check_in_in_doubt()
    assert (await client.get(f"/people/{person_id}")).status_code == 200
    assert (await client.get("/people/new")).status_code == 403
    token = csrf_token((await client.get("/")).text)
    answer = await client.post(f"/check-ins/{check_in}/verdict", data={"_csrf_token": token, "verdict": "match", "version": "2"})
    assert answer.status_code == 403


async def test_a_verdict_given_on_a_page_that_is_out_of_date_gets_a_clear_page(signed_in: SignedIn) -> None:
    officer, senior = await signed_in("probation", "officer"), await signed_in("probation", "senior")
    _, check_in = await check_in_in_doubt()
    address = f"/check-ins/{check_in}"
    assert (await submit(officer, address, {"verdict": "match", "version": "2"}, to=f"{address}/verdict")).status_code == 303
    late = await submit(senior, address, {"verdict": "match", "version": "2"}, to=f"{address}/verdict")
    assert late.status_code == 409
    assert address in late.text


async def test_a_concern_needs_its_reason(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    _, check_in = await check_in_in_doubt()
    address = f"/check-ins/{check_in}"
    for data in ({"verdict": "no_match", "version": "2", "note": "  "}, {"version": "2"}, {"verdict": "match", "version": "x"}):
        assert (await submit(client, address, data, to=f"{address}/verdict")).status_code == 422
    assert (
        await submit(client, address, {"verdict": "vouched_in_person", "version": "2", "sure": "yes"}, to=f"{address}/verdict")
    ).status_code == 303


async def test_closing_asks_first_then_tells_the_others_and_cancels_what_is_open(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    person_id, _ = await check_in_in_doubt()
    address = f"/people/{person_id}/close"
    form = {"reason": "cancelled_by_court", "document": "Ruling 5 of 12.11.2026"}
    assert (await submit(client, address, form)).status_code == 422
    assert (await submit(client, address, {"reason": "cancelled_by_court", "sure": "yes"})).status_code == 422
    assert (await submit(client, address, form | {"sure": "yes"})).status_code == 303
    assert (await submit(client, address, form | {"sure": "yes"})).status_code == 409
    sent = [row["type"] for row in await Outbox.select(Outbox.type)]
    assert sent.count("probation.registration_held_for_biometrics.v1") == 1
    assert "probation.registration_closed_for_biometrics.v1" not in sent
    assert "probation.registration_closed_for_reintegration.v1" not in sent
    assert {row["state"] for row in await CheckIn.select(CheckIn.state)} == {"cancelled"}
    assert (await client.get("/queue")).text.count('class="row') == 0


async def test_switching_the_face_off_tells_biometrics(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    person_id, _ = await check_in_in_doubt()
    assert (await submit(client, f"/people/{person_id}/biometrics", {"basis_kind": "norm"})).status_code == 422
    assert (await submit(client, f"/people/{person_id}/biometrics", {"basis_kind": "none", "sure": "yes"})).status_code == 303
    assert "probation.biometric_basis_changed.v1" in [row["type"] for row in await Outbox.select(Outbox.type)]


async def test_a_lost_card_is_replaced_and_a_note_is_kept(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    person_id, _ = await check_in_in_doubt()
    page = f"/people/{person_id}"
    fresh = await submit(client, page, {"sure": "yes"}, to=f"{page}/card")
    assert fresh.status_code == 200
    assert "data-card-pin" in fresh.text
    assert (await submit(client, page, {"words": " "}, to=f"{page}/note")).status_code == 422
    assert (await submit(client, page, {"words": "<b>spoke by phone</b>"}, to=f"{page}/note")).status_code == 303
    assert "&lt;b&gt;spoke by phone" in (await client.get(page)).text


async def test_the_demo_people_can_be_loaded_twice(engines: OraluSettings) -> None:
    from services.probation.demo.people import CARD, PIN, load_demo

    assert card.is_code(CARD)
    assert not card.easy_to_guess(PIN)
    assert await load_demo(engines) == await load_demo(engines)
    assert await Registration.count() == 2
