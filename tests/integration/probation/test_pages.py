"""The officer's pages: registering, reading, deciding, closing, and wrong input that changes nothing."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx

from services.probation.actions.check_ins import record_check_in
from services.probation.actions.register import register_person
from services.probation.domain import card
from services.probation.jobs import BY
from services.probation.tables import CheckIn, Condition, Outbox, Registration
from shared import clock
from shared.settings import OraluSettings
from tests.conftest import SignedIn
from tests.integration.probation.conftest import OFFICER, OTHER, grounds, person, verified
from tests.support.sign_in import csrf_token


def filled_in(**changed: Any) -> dict[str, Any]:
    """A registration form without a mistake."""
    today = clock.now().date()
    return {
        "form_token": str(uuid4()), "iin": "991231500006", "family_name": "Fictional", "given_name": "Person", "phone": "8 701 000 00 01",
        "language": "ru", "region": "75", "settlement": "urban", "address": "Demo Street 1", "category": "suspended_sentence",
        "court": "Demo Court", "court_decision_on": str(today - timedelta(days=9)), "in_force_on": str(today - timedelta(days=3)),
        "registered_on": str(today - timedelta(days=1)), "term_ends_on": str(today + timedelta(days=300)),
        "conditions": ["notify_residence", "treatment"], "condition_words": "", "frequency": "twice_a_month",
        "first_check_in_on": str(today + timedelta(days=2)), "basis_kind": "consent", "basis_reference": "Consent 1",
        "basis_given_on": str(today - timedelta(days=1)),
    } | changed  # fmt: skip


async def send(client: httpx.AsyncClient, address: str, data: dict[str, Any], form: str | None = None) -> httpx.Response:
    page = await client.get(form or address)
    assert page.status_code == 200, (form or address, page.status_code)
    return await client.post(address, data=data | {"_csrf_token": csrf_token(page.text)})


async def test_registering_shows_the_card_once_and_tells_both_services(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    form = filled_in()
    answer = await send(client, "/people/new", form)
    assert answer.status_code == 200, answer.text[:2000]
    code = re.search(r"data-card-code>([^<]+)<", answer.text)
    assert code is not None
    assert card.is_code(code.group(1))
    assert re.search(r"data-card-pin>\d{6}<", answer.text)
    again = await send(client, "/people/new", form)
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
    }


async def test_wrong_input_is_told_beside_its_field_and_changes_nothing(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    today = clock.now().date()
    for field, value in (
        ("iin", "991231500007"), ("iin", "12"), ("iin", "991331500006"), ("phone", "12345"), ("family_name", "   "),
        ("family_name", "x" * 101),
        ("in_force_on", str(today - timedelta(days=30))), ("registered_on", str(today + timedelta(days=3))),
        ("term_ends_on", str(today - timedelta(days=30))), ("first_check_in_on", str(today - timedelta(days=3))),
        ("court_decision_on", "2026-02-31"), ("region", "99"), ("category", ""), ("frequency", "quarterly"), ("basis_reference", ""),
        ("form_token", "no"), ("birth_date", "1985-05-05"), ("conditions", ["no_such_duty"]),
    ):  # fmt: skip
        answer = await send(client, "/people/new", filled_in(**{field: value}))
        assert answer.status_code == 422, (field, value, answer.status_code)
        assert f'href="#{field}"' in answer.text, (field, value)
        assert "Demo Court" in answer.text
    answer = await send(client, "/people/new", filled_in(given_name="", court=""))
    assert "Given name: Fill this in" in answer.text
    assert await Registration.count() == 0


async def test_a_form_that_back_brought_up_again_does_not_swallow_the_next_person(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    first = filled_in()
    assert (await send(client, "/people/new", first)).status_code == 200
    second = first | {"iin": "990228600013", "family_name": "Another"}
    answer = await send(client, "/people/new", second)
    assert answer.status_code == 422
    assert await Registration.count() == 1
    token = re.search(r'name="form_token" value="([^"]+)"', answer.text)
    assert token is not None
    assert (await send(client, "/people/new", second | {"form_token": token.group(1)})).status_code == 200


async def test_conditions_are_kept_once_each(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    await send(client, "/people/new", filled_in(conditions=["treatment", "treatment"]))
    assert await Condition.count() == 1


async def test_a_note_of_many_lines_may_be_as_long_as_the_page_says(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    await send(client, "/people/new", filled_in())
    row = await Registration.select(Registration.person).first()
    assert row is not None
    address = f"/people/{row['person']}"
    assert (await send(client, f"{address}/note", {"words": "x\r\n" * 999 + "yz"}, form=address)).status_code == 303
    too_long = await send(client, f"{address}/note", {"words": "x" * 2001}, form=address)
    assert (too_long.status_code, "x" * 2001 in too_long.text, "2000" in too_long.text) == (422, True, True)


async def test_a_check_in_is_not_vouched_for_before_its_time(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    await send(client, "/people/new", filled_in())
    row = await CheckIn.select().first()
    assert row is not None
    address = f"/check-ins/{row['id']}"
    answer = await send(client, f"{address}/verdict", {"verdict": "vouched_in_person", "version": "1"}, form=address)
    assert answer.status_code == 422
    assert (await CheckIn.select().first()) == row


async def test_the_same_person_is_not_registered_twice(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    assert (await send(client, "/people/new", filled_in())).status_code == 200
    answer = await send(client, "/people/new", filled_in())
    assert answer.status_code == 422
    assert await Registration.count() == 1


async def test_a_person_without_an_iin_needs_a_birth_date(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    assert (await send(client, "/people/new", filled_in(iin=""))).status_code == 422
    assert (await send(client, "/people/new", filled_in(iin="", birth_date="2001-02-03"))).status_code == 200


async def a_case(by: Any = OFFICER, **result: Any) -> tuple[UUID, UUID]:
    """A person with a check-in that was handed in in doubt."""
    now = clock.now()
    made = await register_person(person(), grounds(first=now.date()), by=by, now=now)
    row = await CheckIn.select(CheckIn.id).where(CheckIn.person == made.person).first()
    assert row is not None
    await record_check_in(verified(made.person, row["id"], **({"match": "review", "submitted_at": now} | result)), by=BY, now=now)
    return made.person, row["id"]


async def test_every_page_of_a_case_opens_in_every_language(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    person_id, check_in = await a_case()
    for language in ("kk", "ru", "en"):
        client.cookies.set("oralu_language", language)
        for address in (
            "/", "/parts/home", "/queue", "/queue/rows", "/queue?kind=check_in", "/people", "/people?q=fict%25", "/people?state=closed",
            "/people?page=9", "/people/new", f"/people/{person_id}", f"/people/{person_id}/biometrics", f"/people/{person_id}/close",
            f"/check-ins/{check_in}",
        ):  # fmt: skip
            answer = await client.get(address)
            assert answer.status_code == 200, (address, language, answer.text[:500])
            assert address.startswith(("/parts", "/queue/rows")) or f'<html lang="{language}"' in answer.text


async def test_the_case_of_another_office_is_not_there(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    person_id, check_in = await a_case(by=OTHER)
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
    person_id, check_in = await a_case()
    assert (await client.get(f"/people/{person_id}")).status_code == 200
    assert (await client.get("/people/new")).status_code == 403
    token = csrf_token((await client.get("/")).text)
    answer = await client.post(f"/check-ins/{check_in}/verdict", data={"_csrf_token": token, "verdict": "match", "version": "2"})
    assert answer.status_code == 403


async def test_a_verdict_given_on_a_page_that_is_out_of_date_gets_a_clear_page(signed_in: SignedIn) -> None:
    officer, senior = await signed_in("probation", "officer"), await signed_in("probation", "senior")
    _, check_in = await a_case()
    address = f"/check-ins/{check_in}"
    assert (await send(officer, f"{address}/verdict", {"verdict": "match", "version": "2"}, address)).status_code == 303
    late = await send(senior, f"{address}/verdict", {"verdict": "match", "version": "2"}, address)
    assert late.status_code == 409
    assert address in late.text


async def test_a_concern_needs_its_reason(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    _, check_in = await a_case()
    address = f"/check-ins/{check_in}"
    for data in ({"verdict": "no_match", "version": "2", "note": "  "}, {"version": "2"}, {"verdict": "match", "version": "x"}):
        assert (await send(client, f"{address}/verdict", data, address)).status_code == 422
    assert (await send(client, f"{address}/verdict", {"verdict": "vouched_in_person", "version": "2"}, address)).status_code == 303


async def test_closing_asks_first_then_tells_the_others_and_cancels_what_is_open(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    person_id, _ = await a_case()
    address = f"/people/{person_id}/close"
    assert (await send(client, address, {"reason": "term_ended"})).status_code == 422
    assert (await send(client, address, {"reason": "term_ended", "sure": "yes"})).status_code == 303
    assert (await send(client, address, {"reason": "term_ended", "sure": "yes"})).status_code == 409
    sent = [row["type"] for row in await Outbox.select(Outbox.type)]
    assert sent.count("probation.registration_closed_for_biometrics.v1") == 1
    assert sent.count("probation.registration_closed_for_reintegration.v1") == 1
    assert {row["state"] for row in await CheckIn.select(CheckIn.state)} == {"cancelled"}
    assert (await client.get("/queue")).text.count('class="row') == 0


async def test_switching_the_face_off_tells_biometrics(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    person_id, _ = await a_case()
    assert (await send(client, f"/people/{person_id}/biometrics", {"basis_kind": "norm"})).status_code == 422
    assert (await send(client, f"/people/{person_id}/biometrics", {"basis_kind": "none"})).status_code == 303
    assert "probation.biometric_basis_changed.v1" in [row["type"] for row in await Outbox.select(Outbox.type)]


async def test_a_lost_card_is_replaced_and_a_note_is_kept(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    person_id, _ = await a_case()
    page = f"/people/{person_id}"
    fresh = await send(client, f"{page}/card", {}, page)
    assert fresh.status_code == 200
    assert "data-card-pin" in fresh.text
    assert (await send(client, f"{page}/note", {"words": " "}, page)).status_code == 422
    assert (await send(client, f"{page}/note", {"words": "<b>spoke by phone</b>"}, page)).status_code == 303
    assert "&lt;b&gt;spoke by phone" in (await client.get(page)).text


async def test_the_demo_people_can_be_loaded_twice(engines: OraluSettings) -> None:
    from services.probation.demo import CARD, PIN, load_demo

    assert card.is_code(CARD)
    assert not card.easy_to_guess(PIN)
    assert await load_demo(engines) == await load_demo(engines)
    assert await Registration.count() == 2
