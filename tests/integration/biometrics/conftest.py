"""A subject with a card, a check-in that is due, and a kiosk."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import httpx
import numpy as np
import pytest

from services.biometrics import faces
from services.biometrics.actions import checkins, enrolment, subjects
from services.biometrics.engine import ENGINE_VERSION
from services.biometrics.pool import FacePool
from services.biometrics.settings import settings
from services.biometrics.tables import Outbox
from shared import clock
from shared.crypto import hash_secret
from shared.db.engine import transaction
from shared.identity import kiosks
from shared.identity.actors import Actor, Role, system
from shared.identity.demo import demo_id
from shared.messages.base import Language
from shared.messages.biometrics import Look
from shared.messages.probation import BiometricBasis, CheckInDue, Question, RegistrationOpenedForBiometrics
from shared.settings import OraluSettings
from tests.support.system import free_ports
from tests.support.waiting import eventually

SYSTEM = system("test")
PIN = "4711"
PIN_HASH = hash_secret(PIN)


def words(text: str) -> dict[Language, str]:
    """The same words in every language."""
    return {"kk": text, "ru": text, "en": text}


QUESTIONS = [
    Question(code="mood", kind="choice", text=words("How are you?"), options={"well": words("Well"), "badly": words("Badly")}),
    Question(code="support", kind="many", text=words("Do you need help?"), options={"housing": words("Housing"), "work": words("Work")}),
]


@dataclass
class Person:
    """A supervised person of the demo officer in office 75."""

    id: UUID = field(default_factory=uuid4)
    check_in: UUID = field(default_factory=uuid4)
    kiosk: UUID = field(default_factory=uuid4)
    officer: UUID = field(default_factory=lambda: demo_id("officer"))
    basis: bool = True
    copy: UUID | None = field(default_factory=uuid4)

    @property
    def card(self) -> str:
        return f"CARD-{self.id.hex[:8].upper()}"

    @property
    def at_kiosk(self) -> Actor:
        """The kiosk as the one who acts."""
        return Actor(self.kiosk, "Demo Kiosk", Role.KIOSK, "75")

    async def register(self) -> "Person":
        """What probation's message does."""
        given = BiometricBasis(kind="consent", reference="Consent 1", given_on="2026-11-01", language="kk", signed_copy=self.copy)
        basis = given if self.basis else None
        message = RegistrationOpenedForBiometrics(
            person=self.id,
            registration=uuid4(),
            case_number="75-0001",
            language="kk",
            officer=self.officer,
            office="75",
            card_code=self.card,
            pin_hash=PIN_HASH,
            basis=basis,
        )
        await subjects.open_subject(message, by=SYSTEM, now=clock.now())
        return self

    async def due(self, *, questions: list[Question] | None = None, opens: timedelta = timedelta(hours=-1)) -> "Person":
        """A check-in that the kiosk may take now."""
        now = clock.now()
        asked = QUESTIONS if questions is None else questions
        message = CheckInDue(
            person=self.id, check_in=self.check_in, opens_at=now + opens, closes_at=now + opens + timedelta(days=1), questions=asked
        )
        await checkins.due(message)
        return self

    async def enrolled(
        self,
        descriptors: list[np.ndarray] | None = None,
        jpeg: bytes = b"\xff\xd8reference",
        *,
        engine: str = ENGINE_VERSION,
        look: Look | None = None,
    ) -> "Person":
        """A confirmed reference; with a `look` the second one."""
        vectors = descriptors or [np.full(128, 0.1)] * 3
        references = [enrolment.Reference(jpeg, vector) for vector in vectors]
        officer = Actor(self.officer, "Demo Officer", Role.OFFICER, "75")
        shown = await enrolment.enrol(self.id, references, engine=engine, by=officer, now=clock.now(), look=look)
        await enrolment.confirm_enrolment(self.id, shown=shown, by=officer, now=clock.now())
        return self


class KeptPool(FacePool):
    """One that the next test uses again: a process of the engine takes seconds to start."""

    def close(self) -> None:
        """Nothing; the run ends it."""

    def end(self) -> None:
        """End every process."""
        super().close()


@pytest.fixture(scope="package")
def kept_faces() -> Iterator[KeptPool]:
    """One process of the engine without an artefact, for every test of this folder that asks for no calibration."""
    pool = KeptPool(1)
    yield pool
    pool.end()


@pytest.fixture(autouse=True)
def one_engine(kept_faces: KeptPool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Applications in this process share the kept engine."""
    new_pool = faces.new_pool
    monkeypatch.setattr(faces, "new_pool", lambda workers=0: new_pool(workers) if settings().calibration else kept_faces)


@pytest.fixture
async def person(engines: OraluSettings) -> Person:
    """Registered, due, with a legal basis and a confirmed reference."""
    return await (await (await Person().register()).due()).enrolled()


@pytest.fixture
async def kiosk(client_for: object, database: OraluSettings) -> httpx.AsyncClient:
    """A browser that is an enrolled kiosk."""
    client: httpx.AsyncClient = await client_for("biometrics")  # type: ignore[operator]  # the fixture's protocol
    _, code = await kiosks.create_kiosk("Demo Kiosk", "75", by=SYSTEM, at=clock.now())
    token = await kiosks.enrol(code, at=clock.now())
    assert token
    client.cookies.set(kiosks.COOKIE, token)
    client.cookies.set("oralu_language", "en")
    return client


class WebProcess:
    """A web process of biometrics, on an address of its own."""

    def __init__(self) -> None:
        (self.port,) = free_ports(1)
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        app = ("--factory", "services.biometrics.app:create_app", "--port", str(self.port), "--log-level", "error")
        self.process = subprocess.Popen([sys.executable, "-m", "uvicorn", *app])
        eventually(lambda: answers(self.address), seconds=60)

    def stop(self) -> None:
        self.process.kill()
        self.process.wait(30)


@pytest.fixture
def web_process(engines: OraluSettings) -> Iterator[WebProcess]:
    """One that a test may stop and start again."""
    started = WebProcess()
    try:
        yield started
    finally:
        started.stop()


@pytest.fixture
def served(web_process: WebProcess) -> str:
    """The address of a web process of its own."""
    return web_process.address


def answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/health/live", trust_env=False).status_code == 200
    except httpx.TransportError:
        return False


async def sent(person: UUID, type_name: str) -> list[dict[str, object]]:
    """Bodies of the messages to probation about a person."""
    rows = await Outbox.select().where(Outbox.person == person, Outbox.type == type_name).order_by(Outbox.sequence)
    return [json.loads(row["body"]) for row in rows]


def soon(seconds: float) -> datetime:
    """A moment from now."""
    return clock.now() + timedelta(seconds=seconds)


__all__ = ["PIN", "QUESTIONS", "SYSTEM", "Person", "sent", "soon", "transaction"]
