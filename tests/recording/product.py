"""All internal names of the product that the recording needs. When modules move, only this file of tests.recording changes.

Modules of the product are imported inside functions: `prepare` sets the environment that they read.
"""

import base64
import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
from litestar import Litestar

from infra.servers.embedded import binary
from shared.db.acting import process_is_the_system
from shared.messages.base import ServiceName
from tests.support.apps import started
from tests.support.servers import Servers

SERVICES: tuple[ServiceName, ...] = ("probation", "reintegration", "biometrics")
BASES = {"probation": "http://127.0.0.1:8001", "reintegration": "http://127.0.0.1:8002", "biometrics": "http://127.0.0.1:8003"}
SESSION_COOKIE, KIOSK_COOKIE, VISIT_COOKIE = "oralu_session", "oralu_kiosk", "oralu_kiosk_session"
CSRF_COOKIE, LANGUAGE_COOKIE = "oralu_csrf", "oralu_language"
LANGUAGES = ("kk", "ru", "en")
MASTER_KEY = base64.b64encode(b"a key for tests, never for data!").decode()
DATABASE = "oralu_recording"
EXAMPLES = Path(__file__).parents[1] / "contract" / "examples"
ROLES = ("identity", *SERVICES)
OUR_OFFICE = "75"
OFFICE_ELSEWHERE = "71"


# --- starting


def prepare(servers: Servers, state_dir: Path) -> None:
    """Point the product at temporary servers; the rest of the environment is ignored."""
    for name in [name for name in os.environ if name.startswith("ORALU_")]:
        del os.environ[name]
    os.environ |= {
        "ORALU_DATABASE_URL": servers.database_url(DATABASE),
        "ORALU_REDIS_URL": servers.redis_url,
        "ORALU_STATE_DIR": str(state_dir),
        "ORALU_MASTER_KEY": MASTER_KEY,
        "ORALU_LEAST_FIXES_OF_A_VENDOR": "1000000",  # two nights are reported in a second
        "ORALU_FIXES_OF_A_VENDOR": "1000000",
    }
    process_is_the_system(on_connections=False)
    quiet_logs()


async def migrate(servers: Servers) -> None:
    """Make the database as `oralu migrate` does."""
    from shared.db.migrate import migrate as bring_up_to_date
    from shared.settings import settings

    await servers.embedded.ensure_database(DATABASE)
    await bring_up_to_date(settings())
    await _keep_plans(servers)


async def _keep_plans(servers: Servers) -> None:
    """No statistics are gathered between two pages: rows that are equal in an ORDER BY then keep their order."""
    connection = await asyncpg.connect(servers.database_url(DATABASE))
    try:
        await connection.execute("ALTER SYSTEM SET autovacuum = off")
        await connection.execute("SELECT pg_reload_conf()")
    finally:
        await connection.close()


def pg_dump() -> Path:
    """The program that dumps the schema."""
    return binary("pg_dump")


def schemas() -> tuple[str, ...]:
    """The schemas of the product."""
    return ROLES


def hold_clock(moment: datetime) -> None:
    """Set the product's clock to `moment`."""
    from shared import clock

    clock.now = lambda: moment  # the one clock, read as clock.now() everywhere


def make_passwords_cheap() -> None:
    """Fast hashes of passwords and PINs: they protect nothing here."""
    from argon2 import PasswordHasher

    from shared import crypto

    crypto._HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def quiet_logs() -> None:
    """Errors alone are printed."""
    import logging

    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))


@asynccontextmanager
async def running() -> AsyncIterator[dict[str, Litestar]]:
    """The applications of the three services in this process, with a fake face engine."""
    from shared.db.engine import engine

    make_passwords_cheap()
    async with AsyncExitStack() as stack:
        for role in ROLES:
            await engine(role).start_connection_pool()
            stack.push_async_callback(engine(role).close_connection_pool)
        apps: dict[str, Litestar] = {}
        for service in SERVICES:
            apps[service] = create_app(service)
            await stack.enter_async_context(started(apps[service]))
        quiet_logs()
        apps["biometrics"].state.faces = NoEngine()
        yield apps


def create_app(service: str) -> Litestar:
    """The web application of a service, not started."""
    app: Litestar = import_module(f"services.{service}.app").create_app()
    return app


def create_gateway() -> Litestar:
    """The application that bracelets send to."""
    from services.probation.gateway import create_app as create

    return create()


class NoEngine:
    """A fake face engine: it accepts every reference picture, and never looks at a capture."""

    async def enrol(self, frames: list[bytes]) -> Any:
        import numpy as np

        from services.biometrics.engine.reports import EnrolmentReport, FrameVerdict

        return EnrolmentReport(tuple(FrameVerdict(True, (), np.full(128, 0.1)) for _ in frames), one_person=True)

    async def look(self, _jpegs: object) -> Any:
        from services.biometrics.engine.pool import EngineBusy

        raise EngineBusy

    async def run_if_free(self, _job: object) -> Any:
        from services.biometrics.engine.pool import EngineBusy

        raise EngineBusy

    def close(self) -> None:
        """Nothing was started."""


# --- what has no page, or no page yet


async def first_administrator(login: str, name: str, at: datetime) -> tuple[str, str]:
    """What `oralu add-administrator` does: (password, key of the second factor)."""
    from shared.actors import Role, system
    from shared.identity.accounts import NewAccount, create_account, set_totp

    password = "a password of the recording"
    account = await create_account(NewAccount(login, name, Role.ADMINISTRATOR, password), by=system("identity"), at=at)
    return password, await set_totp(account, by=system("identity"), at=at)


@dataclass(frozen=True)
class Offer:
    """An offer of an organisation; `said_at` is when its figure of free places was given (None: there is none)."""

    id: UUID
    need: str
    name: str
    available: int | None
    maximum: int | None
    said_at: datetime | None


async def add_organisation(organisation: UUID, name: str, offers: list[Offer], at: datetime) -> None:
    """An organisation with its offers. There is no page for this."""
    from services.reintegration.capacity.tables import Capacity
    from services.reintegration.directory.tables import Organisation, ServiceOffer
    from shared.actors import system

    await Organisation.insert(Organisation(id=organisation, name=name, region=OUR_OFFICE, phone="+7 700 000 00 00", created_at=at))
    for offer in offers:
        words = {language: f"{offer.name} ({language})" for language in LANGUAGES}
        place = {"kk": "Ойдан шығарылған көше, 1", "ru": "Вымышленная улица, 1", "en": "1 Fictional Street"}
        row: dict[str, Any] = {"id": offer.id, "organisation": organisation, "need": offer.need, "languages": list(LANGUAGES)}
        row |= {"name": json.dumps(words, ensure_ascii=False), "place": json.dumps(place, ensure_ascii=False)}
        await ServiceOffer.insert(ServiceOffer(**row))
        figure: dict[str, Any] = {"available": offer.available, "maximum": offer.maximum, "updated_at": offer.said_at}
        await Capacity.insert(Capacity(offer=offer.id, updated_by=system("reintegration").id, **figure))


async def tell_probation(type_name: str, body: Mapping[str, Any]) -> None:
    """Let biometrics send a message, as its face worker would."""
    from services.biometrics.database import DB, MESSAGING
    from shared.db.engine import transaction
    from shared.messages import message_class
    from shared.messaging.outbox import send

    async with transaction(DB):
        await send(MESSAGING, message_class(type_name).model_validate(body))


async def deliver_messages() -> None:
    """Carry every message to its receiver, and the answers to these, until all are delivered."""
    from shared.messaging.inbox import receive
    from shared.messaging.relay import acknowledge, relay_batch
    from shared.registry import registry

    messaging: dict[str, Any] = {service: import_module(f"services.{service}.database").MESSAGING for service in SERVICES}
    handlers: dict[str, Any] = {service: registry(service).handlers for service in SERVICES}
    moved = True
    while moved:
        moved = False
        for sender in SERVICES:
            carried: list[tuple[str, str, str]] = []

            async def deliver(queue: str, job: str, sealed: str, carried: list[tuple[str, str, str]] = carried) -> None:
                carried.append((queue, job, sealed))

            await relay_batch(messaging[sender], deliver)
            for queue, job, sealed in carried:
                receiver = queue.rpartition(":")[2]
                outcome = await receive(messaging[receiver], sealed, handlers[receiver])
                assert outcome == "applied", f"a message from {sender} to {receiver} was {outcome}"
                await acknowledge(messaging[sender], UUID(job.split(":")[-2]), receiver)
                moved = True


async def record_face_result(match: str, *, liveness: str = "live", quality: str = "good") -> int:
    """Record the engine's result for every waiting capture; returns how many there were."""
    from services.biometrics.sessions.tables import Session
    from services.biometrics.submission.actions import record_verification
    from services.biometrics.submission.domain import Verification
    from shared import clock
    from shared.actors import system

    score = {"match": 0.72, "review": 0.41, "no_match": 0.13}.get(match)
    values: dict[str, Any] = {"match": match, "liveness": liveness, "quality": quality, "score": score, "threshold": 0.4, "probe": 1}
    values |= {"engine": "recording", "peaks": (1, 2), "liveness_score": 1.0, "liveness_threshold": 1.0, "scale": "distance"}
    values |= {"signs": () if liveness == "live" else ("flat",), "problems": () if quality == "good" else ("too_dark",)}
    rows = await Session.select(Session.id, Session.attempts).where(Session.state == "submitted").order_by(Session.id)
    for row in rows:
        await record_verification(row["id"], row["attempts"], Verification(**values), by=system("biometrics"), now=clock.now())
    return len(rows)


async def run_periodic_work() -> None:
    """The workers' periodic tasks: overdue check-ins, the next ones, alert clocks, partitions, idle visits, old images."""
    from services.biometrics.kiosk import jobs as kiosk_jobs
    from services.biometrics.retention import jobs as retention_jobs
    from shared.registry import registry

    steps: list[Callable[[dict[str, Any]], Awaitable[Any]]] = [task for task, _ in registry("probation").periodic]
    steps += [kiosk_jobs.end_idle_sessions, retention_jobs.delete_old_images]
    for step in steps:
        await step({})


async def evaluate_bracelets() -> None:
    """Run the evaluator until nothing is left to do."""
    from services.probation.telemetry.evaluation.batch import evaluate_round
    from shared import clock

    while await evaluate_round(clock.now()):
        pass


def sign_positions(secret: bytes, stamp: str, nonce: str, body: bytes) -> str:
    """The signature over a batch of positions."""
    from services.probation.telemetry.ingest.signature import signature

    return signature(secret, stamp, nonce, body)
