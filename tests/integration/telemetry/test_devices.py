"""The register of devices: SIM, vendor and model are entered, seen and corrected by staff who may do so."""

import json
from datetime import datetime
from uuid import UUID, uuid4

from services.probation.cases.tables import Registration
from services.probation.database import Audit
from tests.builders.devices import DEVICE
from tests.builders.vendors import VENDOR, enter_vendor
from tests.support.clients import SignedIn
from tests.support.forms import post

BOUND = {"vendor": VENDOR, "connection": "http:request_signature", "without": "A court asks for it"}
SIM, OTHER_SIM = "8999701234567890126", "+77010000009"


async def test_a_device_is_put_on_with_its_sim_and_corrected(person: UUID, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    await enter_vendor("acme")
    bound = {"vendor": "acme", "connection": "osmand:device_key", "without": "A court asks for it"}
    new = {**bound, "device_id": "BR-1", "model": "X", "sim": "8999 7012 3456 7890 126"}
    put_on = await post(officer, f"/people/{person}/bracelet", new)
    assert put_on.status_code == 303
    shown = (await officer.get(f"/people/{person}/bracelet")).text
    assert [text in shown for text in ("8999 7012 3456 7890 126", "Vendor acme", "OsmAnd, device key")] == [True, True, True]
    corrected = {"vendor": "acme", "connection": "osmand:request_signature", "model": "X2", "sim": OTHER_SIM}
    assert (await post(officer, "/devices/BR-1", corrected)).status_code == 303
    listed = (await officer.get("/devices?search=x2")).text
    assert "BR-1" in listed
    assert "+7 701 000 00 09" in listed
    rows = await Audit.select(Audit.action, Audit.details).where(Audit.action.like("device_%")).order_by(Audit.sequence)
    assert [(row["action"], json.loads(row["details"])) for row in rows] == [
        (
            "device_registered",
            {"device": "BR-1", "vendor": "acme", "protocol": "osmand", "authentication": "device_key", "model": "X", "sim": SIM},
        ),
        (
            "device_corrected",
            {
                "device": "BR-1",
                "authentication": "request_signature",
                "authentication_before": "device_key",
                "model": "X2",
                "model_before": "X",
                "sim": OTHER_SIM,
                "sim_before": SIM,
            },
        ),
    ]


WRONG = (
    ("en", "8999701234567890121", "This SIM number has a mistake in it"),
    ("ru", "12", "начинается с 89"),
    ("kk", "8999701234567890121", "SIM-карта нөмірінде қате бар"),
)


async def test_a_wrong_sim_is_told_beside_its_field_and_one_sim_is_in_one_device(person: UUID, worn: datetime, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    for language, sim, said in WRONG:
        officer.cookies.set("oralu_language", language)
        answer = await post(officer, f"/devices/{DEVICE}", {**BOUND, "model": "1", "sim": sim})
        assert answer.status_code == 422
        assert said in answer.text
        assert sim in answer.text
    officer.cookies.set("oralu_language", "en")
    assert (await post(officer, f"/devices/{DEVICE}", {**BOUND, "sim": SIM})).status_code == 303
    await post(officer, f"/people/{person}/bracelet/remove", {"sure": "yes"})
    again = await post(officer, f"/people/{person}/bracelet", {**BOUND, "device_id": "BR-2", "sim": SIM})
    assert again.status_code == 409
    assert "Another device has this SIM" in again.text
    known = await post(officer, f"/people/{person}/bracelet", {**BOUND, "device_id": DEVICE})
    assert known.status_code == 303
    assert f'value="{SIM}"' in (await officer.get(f"/devices/{DEVICE}")).text, "what is not said stays"


async def test_a_device_on_somebody_else_s_case_is_not_there(person: UUID, worn: datetime, signed_in: SignedIn) -> None:
    officer, senior = await signed_in("probation", "officer"), await signed_in("probation", "senior")
    await Registration.update({Registration.officer: uuid4()}).where(Registration.person == person)
    assert DEVICE not in (await officer.get("/devices")).text
    assert (await officer.get(f"/devices/{DEVICE}")).status_code == 404
    assert (await post(officer, f"/devices/{DEVICE}", {**BOUND, "model": "Changed"})).status_code == 404
    assert DEVICE in (await senior.get("/devices")).text


async def test_a_device_needs_a_vendor_and_a_way_of_reporting_that_are_there(person: UUID, signed_in: SignedIn) -> None:
    officer, page = await signed_in("probation", "officer"), f"/people/{person}/bracelet"
    assert "no vendor is registered" in (await officer.get(page)).text.replace("\n", " ")
    unknown = await post(officer, page, {**BOUND, "device_id": "BR-3"})
    assert (unknown.status_code, "This vendor is not registered" in unknown.text) == (409, True)
    await enter_vendor()
    assert f'<option value="{VENDOR}"' in (await officer.get(page)).text
    nothing = await post(officer, page, {"device_id": "BR-3"})
    assert nothing.status_code == 422
    assert [f'id="{name}-error"' in nothing.text for name in ("device_id", "vendor", "connection")] == [False, True, True]
    for connection in ("http:none", "http:mqtt_account", "http", "gt06:request_signature"):
        wrong = await post(officer, page, {**BOUND, "device_id": "BR-3", "connection": connection})
        assert (wrong.status_code, "Choose how the device reports" in wrong.text) == (422, True)
    assert (await post(officer, page, {**BOUND, "device_id": "BR-3"})).status_code == 303


async def test_a_bracelet_is_taken_into_the_store_before_anybody_wears_it(signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    await enter_vendor("acme")
    assert 'href="/devices/new"' in (await officer.get("/bracelet-stock")).text
    new = {"device_id": "BR-7", "vendor": "acme", "connection": "osmand:device_key"}
    assert (await post(officer, "/devices/new", {**new, "device_id": "Б 7"})).status_code == 422
    assert (await post(officer, "/devices/new", new)).headers["location"] == "/bracelet-stock/BR-7"
    again = await post(officer, "/devices/new", {**new, "model": "Y"})
    assert (again.status_code, "The register has this device already" in again.text) == (409, True)
    assert "BR-7" in (await officer.get("/bracelet-stock?state=in_store")).text
