"""The administrator decides about messages that could not be applied, on pages and by command."""

import asyncio
import re
from uuid import UUID, uuid4

import httpx
import pytest
import typer
from typer.testing import CliRunner

from infra import cli
from infra.contributed import add_commands
from services.biometrics import database as biometrics
from services.probation import database as probation
from services.reintegration import database as reintegration
from shared.messages.base import Envelope, ServiceName
from shared.messaging import dead_letters
from shared.messaging.outbox import Messaging
from shared.settings import OraluSettings
from tests.builders.moments import NOW
from tests.support.clients import SignedIn
from tests.support.forms import submit

LIST = "/reintegration/dead-letters"
SERVICES: dict[str, Messaging] = {each.MESSAGING.service: each.MESSAGING for each in (probation, reintegration, biometrics)}
REASON = "The case was entered by hand."


async def dead_letter(service: str, person: UUID | None = None) -> UUID:
    """One of a version that this build does not know."""
    messaging, number = SERVICES[service], uuid4()
    sender: ServiceName = "probation" if service != "probation" else "biometrics"
    envelope = Envelope(
        id=number,
        type=f"{sender}.check_in_due.v9",
        sender=sender,
        receiver=messaging.service,
        person=person or uuid4(),
        sequence=1,
        created_at=NOW,
        body={"name": "somebody"},
    )
    await dead_letters.set_aside(messaging, envelope, "unknown_type")
    return number


@pytest.mark.parametrize("service", SERVICES)
async def test_each_service_shows_its_own(service: str, signed_in: SignedIn, engines: OraluSettings) -> None:
    admin = await signed_in(service, "admin")
    path = f"/{service}/dead-letters"
    assert "None: every message was applied" in (await admin.get(path)).text
    number = await dead_letter(service)
    shown = await admin.get(path)
    assert f"{path}/{number}" in shown.text
    page = await admin.get(f"{path}/{number}")
    assert "does not know this kind of message" in page.text
    assert "somebody" not in page.text


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("kk", ("Қызмет: Әлеуметтік қолдау", "Пробация", "Қызмет: Киоск және бет-әлпетті тексеру")),
        ("ru", ("Служба: Социальная поддержка", "Пробация", "Служба: Киоск и проверка лица")),
        ("en", ("Service: Social support", "Probation", "Service: Kiosk and face check")),
    ],
)
async def test_services_are_named_in_the_language_of_the_page(
    language: str, named: tuple[str, str, str], signed_in: SignedIn, engines: OraluSettings
) -> None:
    here, sender, other = named
    admin = await signed_in("reintegration", "admin")
    admin.cookies.set("oralu_language", language)
    assert here in (await admin.get(LIST)).text
    assert re.search(rf"<dd[^>]*>\s*{sender}\s*</dd>", (await admin.get(f"{LIST}/{await dead_letter('reintegration')}")).text)
    overview = await signed_in("probation", "admin")
    overview.cookies.set("oralu_language", language)
    page = (await overview.get("/admin")).text
    assert here in page
    assert other in page


async def test_only_an_administrator_comes_in(signed_in: SignedIn, engines: OraluSettings) -> None:
    number = await dead_letter("reintegration")
    social = await signed_in("reintegration", "social")
    for address in (LIST, f"{LIST}/{number}"):
        assert (await social.get(address)).status_code == 403


async def test_a_list_goes_on_behind_its_last_row(signed_in: SignedIn, engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shared.dead_letters.pages.ON_A_PAGE", 1)
    numbers = {await dead_letter("reintegration") for _ in range(3)}
    admin, seen, address = await signed_in("reintegration", "admin"), set[UUID](), LIST
    for _ in numbers:
        text = (await admin.get(address)).text
        (shown,) = {number for number in numbers if f"{LIST}/{number}" in text}
        seen.add(shown)
        address = f"{LIST}?after={shown}"
    assert seen == numbers
    assert "Show the next ones" not in text


async def test_a_message_is_skipped_for_a_reason_alone(signed_in: SignedIn, engines: OraluSettings) -> None:
    number = await dead_letter("reintegration")
    admin = await signed_in("reintegration", "admin")
    page = f"{LIST}/{number}"
    assert (await submit(admin, page, {"reason": "no"}, to=f"{page}/skip")).status_code == 422
    done = await submit(admin, page, {"reason": REASON}, to=f"{page}/skip")
    assert done.headers["location"] == f"{LIST}?done=skipped"
    assert str(number) not in (await admin.get(LIST)).text
    assert REASON in (await admin.get(page)).text
    again = await submit(admin, "/sign-in", {"reason": REASON}, to=f"{page}/skip")
    assert again.headers["location"] == f"{LIST}?done=gone"


async def test_trying_again_is_put_on_record(signed_in: SignedIn, engines: OraluSettings) -> None:
    person = uuid4()
    number = await dead_letter("reintegration", person)
    admin: httpx.AsyncClient = await signed_in("reintegration", "admin")
    done = await submit(admin, LIST, to=f"{LIST}/{number}/retry")
    assert done.headers["location"] == f"{LIST}?done=asked"
    assert await reintegration.Audit.exists().where(
        (reintegration.Audit.about == person) & (reintegration.Audit.action == "dead_letter_retried")
    )


async def test_the_command_lists_shows_retries_and_skips(database: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORALU_SUPERVISED", "these servers")
    app = typer.Typer()
    add_commands(app, cli._data)

    async def run(*words: str) -> tuple[int, str]:
        done = await asyncio.to_thread(CliRunner().invoke, app, ["dead-letters", *words])
        return done.exit_code, done.output

    number = str(await dead_letter("biometrics"))
    assert number in (await run("list"))[1]
    code, text = await run("show", number)
    assert code == 0
    assert "unknown_type" in text
    assert "somebody" not in text
    assert (await run("retry", number))[0] == 0
    assert (await run("skip", number, "--reason", "no"))[0] == 2
    assert (await run("skip", number, "--reason", REASON))[0] == 0
    assert (await run("skip", number, "--reason", REASON))[0] == 1
    assert "No dead letter" in (await run("list"))[1]
