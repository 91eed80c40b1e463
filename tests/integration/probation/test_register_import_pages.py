"""The pages of an import: upload, what was found, confirm, undo."""

from datetime import date

import pytest

from services.probation.cases.tables import Registration
from services.probation.register_import import showing
from services.probation.register_import.jobs import carry_out_imports
from tests.builders.actors import OFFICER
from tests.builders.moments import FixedClock
from tests.builders.people import person
from tests.builders.register_files import people, row
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import post
from tests.support.register_uploads import sent, uploaded


async def test_a_senior_officer_takes_a_register_over_and_back(register: Register, signed_in: SignedIn, fixed_clock: FixedClock) -> None:
    senior = await signed_in("probation", "senior")
    address = await uploaded(senior, [*people(2), row(family_name="12345 !!! <b>x</b>", officer="nobody")])
    found = (await senior.get(address)).text
    assert "Register them" in found
    assert "<b>x</b>" not in found
    assert await Registration.count() == 0
    await post(senior, f"{address}/confirm")
    assert await Registration.count() == 2
    told = (await senior.get(f"{address}/defects.csv")).text.splitlines()
    assert [line.split(",")[1] for line in told] == ["Column", "Family name", "Officer (user name)"], "in the order of the columns"
    assert "12345 !!! <b>x</b>" in told[1]
    assert (await post(senior, f"{address}/undo", {"undo_reason": ""})).status_code == 422
    assert (await post(senior, f"{address}/undo", {"undo_reason": "It was the wrong file"})).status_code == 303
    assert not await Registration.exists().where(Registration.state == "open")
    assert "Taken back" in (await senior.get(address)).text


async def test_a_file_of_defects_alone_has_nothing_to_confirm(register: Register, signed_in: SignedIn, fixed_clock: FixedClock) -> None:
    senior = await signed_in("probation", "senior")
    address = await uploaded(senior, [row(family_name="12345")])
    assert "Register them" not in (await senior.get(address)).text


async def test_progress_is_seen_while_the_worker_goes_on(
    register: Register, signed_in: SignedIn, fixed_clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(showing, "SHOWN", 1)
    senior = await signed_in("probation", "senior")
    address = await uploaded(senior, people(3))
    await post(senior, f"{address}/confirm")
    assert 'max="3" value="1"' in (await senior.get(address)).text
    part = f"/register-imports/progress?import={address.rpartition('/')[2]}"
    assert 'max="3" value="1"' in (await senior.get(part)).text
    await carry_out_imports({})
    assert "Show what became of the rows" in (await senior.get(part)).text
    await post(senior, f"{address}/undo", {"undo_reason": "It was the wrong file"})
    assert 'max="3" value="1"' in (await senior.get(address)).text
    await carry_out_imports({})
    assert "<progress" not in (await senior.get(address)).text


async def test_an_administrator_prepares_what_the_senior_officer_of_the_office_decides(
    register: Register, signed_in: SignedIn, fixed_clock: FixedClock
) -> None:
    known = await register(person(None, family_name="Oydantegov", given_name="Adam", birth_date=date(1990, 2, 1)), by=OFFICER)
    admin, senior = await signed_in("probation", "admin"), await signed_in("probation", "senior")
    rows = [*people(1), row(), row(family_name="12345 !!! <b>x</b>", officer="nobody")]
    assert (await sent(admin, rows)).status_code == 422, "an office is chosen"
    address = (await sent(admin, rows, office="75:probation")).headers["location"]
    shown = (await admin.get(address)).text
    assert "12345 !!! &lt;b&gt;x&lt;/b&gt;" in shown
    assert "Oydantegov" not in shown, "an administrator sees nobody on the register"
    assert (await post(admin, f"{address}/confirm")).status_code == 403
    assert (await post(admin, f"{address}/undo", {"undo_reason": "It was the wrong file"})).status_code == 403
    assert address in (await senior.get("/register-imports")).text
    await post(senior, f"{address}/confirm")
    decided = (await senior.get(address)).text
    assert str(known.person) in decided, "now they are compared with the register"
    assert await Registration.count() == 2
    after = (await admin.get(address)).text
    assert "/people/" not in after
    assert (await post(admin, f"{address}/discard")).status_code == 404, "it is decided"


async def test_an_administrator_sees_no_import_that_others_began(register: Register, signed_in: SignedIn, fixed_clock: FixedClock) -> None:
    address = await uploaded(await signed_in("probation", "senior"), people(1))
    admin = await signed_in("probation", "admin")
    assert (await admin.get(address)).status_code == 404
    assert address not in (await admin.get("/register-imports")).text


async def test_an_administrator_discards_what_is_not_decided(register: Register, signed_in: SignedIn, fixed_clock: FixedClock) -> None:
    admin = await signed_in("probation", "admin")
    address = (await sent(admin, people(1), office="75:probation")).headers["location"]
    assert (await post(admin, f"{address}/discard")).status_code == 303
    assert "Not taken over" in (await admin.get(address)).text


async def test_an_officer_takes_no_register_over(register: Register, signed_in: SignedIn) -> None:
    assert (await (await signed_in("probation", "officer")).get("/register-imports")).status_code == 403
