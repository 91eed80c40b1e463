"""The pages of an import: upload, what was found, confirm, undo."""

from services.probation.cases.tables import Registration
from tests.builders.moments import FixedClock
from tests.builders.register_files import as_xlsx, people, row, table
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import FORM_TOKEN, post
from tests.support.sign_in import csrf_token


async def test_a_senior_officer_takes_a_register_over_and_back(register: Register, signed_in: SignedIn, fixed_clock: FixedClock) -> None:
    senior = await signed_in("probation", "senior")
    shown = (await senior.get("/register-imports")).text
    token = FORM_TOKEN.search(shown)
    assert token
    file = as_xlsx(table([*people(2), row(family_name="12345 !!! <b>x</b>")]))
    fields = {"_csrf_token": csrf_token(shown), "token": token[1]}
    sent = await senior.post("/register-imports", data=fields, files={"file": ("register.xlsx", file)})
    assert sent.status_code == 303, sent.text[:2000]
    address = sent.headers["location"]
    found = (await senior.get(address)).text
    assert "Register them" in found
    assert "<b>x</b>" not in found
    assert await Registration.count() == 0
    await post(senior, f"{address}/confirm")
    assert await Registration.count() == 2
    assert "apostrophes" in (await senior.get(f"{address}/defects.csv")).text
    assert (await post(senior, f"{address}/undo", {"undo_reason": ""})).status_code == 422
    assert (await post(senior, f"{address}/undo", {"undo_reason": "It was the wrong file"})).status_code == 303
    assert not await Registration.exists().where(Registration.state == "open")
    assert "Taken back" in (await senior.get(address)).text


async def test_an_officer_takes_no_register_over(register: Register, signed_in: SignedIn) -> None:
    assert (await (await signed_in("probation", "officer")).get("/register-imports")).status_code == 403
