"""Every internal name of the product that the recording needs. When modules move, this file follows, and no other of tests.recording.

Modules of the product are imported inside functions: `prepare` sets the environment that they read.
"""

import asyncio
import base64
import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
from litestar import Litestar
from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import HTTPRouteHandler
from pydantic_settings import BaseSettings

from infra.embedded import binary
from tests.support.apps import started
from tests.support.servers import Servers

SERVICES = ("probation", "reintegration", "biometrics")
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


@dataclass(frozen=True)
class Route:
    """One method of one address, and whom its guards let in."""

    service: str
    method: str
    path: str
    guards: tuple[str, ...]
    lets_in: tuple[str, ...]


# --- starting


def prepare(servers: Servers, state_dir: Path) -> None:
    """Point the product at throw-away servers; nothing else of the environment counts."""
    for name in [name for name in os.environ if name.startswith("ORALU_")]:
        del os.environ[name]
    os.environ |= {
        "ORALU_DATABASE_URL": servers.database_url(DATABASE),
        "ORALU_REDIS_URL": servers.redis_url,
        "ORALU_STATE_DIR": str(state_dir),
        "ORALU_MASTER_KEY": MASTER_KEY,
    }
    quiet_logs()


async def migrate(servers: Servers) -> None:
    """Make the database as `oralu migrate` does."""
    from shared.db.migrate import migrate as bring_up_to_date
    from shared.settings import settings

    await servers.embedded.ensure_database(DATABASE)
    await bring_up_to_date(settings())
    await _keep_plans(servers)


async def _keep_plans(servers: Servers) -> None:
    """No statistics are gathered between two pages: rows that an ORDER BY leaves equal then keep their order."""
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
    """From now on the product's clock shows `moment`."""
    from shared import clock

    clock.now = lambda: moment  # the one clock, read as clock.now() everywhere


def make_passwords_cheap() -> None:
    """Hashes of passwords and PINs that take no time: none of them guards anything here."""
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
    """The applications of the three services in this process, with a stand-in for the face engine."""
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
    from services.probation.telemetry.gateway import create_app as create

    return create()


class NoEngine:
    """In place of the face engine: it accepts every reference picture, and has no time to look at a capture."""

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
    from shared.identity.accounts import NewAccount, create_account, set_totp
    from shared.identity.actors import Role, system

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
    from services.reintegration.tables import Capacity, Organisation, ServiceOffer
    from shared.identity.actors import system

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
    from services.biometrics.database import DB, MAIL
    from shared.db.engine import transaction
    from shared.messages import message_class
    from shared.outbox import send

    async with transaction(DB):
        await send(MAIL, message_class(type_name).model_validate(body))


async def deliver_messages() -> None:
    """Carry every message to its receiver, and the answers to these, until none is under way."""
    from shared.inbox import receive
    from shared.relay import acknowledge, relay_batch

    mails = {
        service: import_module(f"services.{service}.{'tables' if service == 'reintegration' else 'database'}").MAIL for service in SERVICES
    }
    handlers = {service: _handlers(service) for service in SERVICES}
    moved = True
    while moved:
        moved = False
        for sender in SERVICES:
            carried: list[tuple[str, str, str]] = []

            async def deliver(queue: str, job: str, sealed: str, carried: list[tuple[str, str, str]] = carried) -> None:
                carried.append((queue, job, sealed))

            await relay_batch(mails[sender], deliver)
            for queue, job, sealed in carried:
                receiver = queue.rpartition(":")[2]
                outcome = await receive(mails[receiver], sealed, handlers[receiver])
                assert outcome == "applied", f"a message from {sender} to {receiver} was {outcome}"
                await acknowledge(mails[sender], UUID(job.split(":")[-2]), receiver)
                moved = True


def _handlers(service: Any) -> Mapping[Any, Any]:
    from shared.registry import registry

    return import_module(f"services.{service}.jobs").HANDLERS if service == "reintegration" else registry(service).handlers


async def record_face_result(match: str, *, liveness: str = "live", quality: str = "good") -> int:
    """Say of every capture that waits what the engine would have said; returns how many there were."""
    from services.biometrics.sessions.tables import Session
    from services.biometrics.submission.actions import record_verification
    from services.biometrics.submission.domain import Verification
    from shared import clock
    from shared.identity.actors import system

    score = {"match": 0.72, "review": 0.41, "no_match": 0.13}.get(match)
    values: dict[str, Any] = {"match": match, "liveness": liveness, "quality": quality, "score": score, "threshold": 0.4, "probe": 1}
    values |= {"engine": "recording", "peaks": (1, 2), "liveness_score": 1.0, "liveness_threshold": 1.0, "scale": "distance"}
    values |= {"signs": () if liveness == "live" else ("flat",), "problems": () if quality == "good" else ("too_dark",)}
    rows = await Session.select(Session.id, Session.attempts).where(Session.state == "submitted").order_by(Session.id)
    for row in rows:
        await record_verification(row["id"], row["attempts"], Verification(**values), by=system("biometrics"), now=clock.now())
    return len(rows)


async def run_periodic_work() -> None:
    """What the workers repeat: overdue check-ins, the next ones, alert clocks, partitions, idle visits, old images."""
    from services.biometrics.kiosk import jobs as kiosk_jobs
    from services.biometrics.retention import jobs as retention_jobs
    from services.probation.check_ins import jobs as check_ins_jobs
    from services.probation.telemetry import jobs as telemetry

    steps: list[Callable[[dict[str, Any]], Awaitable[Any]]] = [
        *(telemetry.keep_house, check_ins_jobs.expire_overdue, check_ins_jobs.create_next_due, kiosk_jobs.end_idle_sessions),
        *(retention_jobs.delete_old_images, telemetry.run_clocks),
    ]
    for step in steps:
        await step({})


async def evaluate_bracelets() -> None:
    """What the evaluator does, until nothing is left to do."""
    from services.probation.telemetry.rounds import evaluate_round
    from shared import clock

    while await evaluate_round(clock.now()):
        pass


def sign_positions(secret: bytes, stamp: str, nonce: str, body: bytes) -> str:
    """The signature over a batch of positions."""
    from services.probation.telemetry.wire import signature

    return signature(secret, stamp, nonce, body)


# --- what is written down


def routes() -> list[Route]:
    """Every route of the three services and of the gateway."""
    apps = {**{service: create_app(service) for service in SERVICES}, "gateway": create_gateway()}
    return [
        Route(service, method, route.path, tuple(_guard_name(guard) for guard in handler.resolve_guards()), _lets_in(handler))
        for service, app in apps.items()
        for route in app.routes
        for handler in getattr(route, "route_handlers", ())
        if isinstance(handler, HTTPRouteHandler)
        for method in sorted(handler.http_methods)
        if method not in {"OPTIONS", "HEAD"}
    ]


def _guard_name(guard: Any) -> str:
    return str(guard.__qualname__).split(".", maxsplit=1)[0]


def _lets_in(handler: HTTPRouteHandler) -> tuple[str, ...]:
    return tuple(name for name, scope in _visitors().items() if asyncio.run(_enters(handler, scope)))


def _visitors() -> dict[str, dict[str, Any]]:
    """Everybody who may stand before a guard, as the scope of a request."""
    from shared.identity.actors import Actor, Role
    from shared.identity.kiosks import Device

    nobody: dict[str, Any] = {"type": "http", "method": "GET", "path": "/", "headers": [], "user": None, "kiosk": None}
    number = UUID(int=1)
    people = {
        role.value: {**nobody, "user": Actor(number, role.value, role, OUR_OFFICE, number)} for role in Role if role is not Role.KIOSK
    }
    return {"anonymous": nobody, **people, "kiosk": {**nobody, "kiosk": Device(number, "kiosk", OUR_OFFICE)}}


async def _enters(handler: HTTPRouteHandler, scope: dict[str, Any]) -> bool:
    connection: ASGIConnection[Any, Any, Any, Any] = ASGIConnection(scope)  # type: ignore[arg-type]  # what guards read of a scope
    try:
        for guard in handler.resolve_guards():
            await guard(connection, handler)  # type: ignore[misc]  # ours are all coroutine functions
    except (NotAuthorizedException, PermissionDeniedException):
        return False
    return True


def staff_roles() -> list[str]:
    """Every role of a person."""
    from shared.identity.actors import Role

    return [role.value for role in Role if role is not Role.KIOSK]


def messages() -> Iterator[tuple[str, dict[str, Any]]]:
    """(type, everything that is agreed on about it) of each message."""
    from shared.messages.base import all_message_types

    for name, kind in all_message_types().items():
        yield (
            name,
            {
                "version": name.rpartition(".")[2],
                "sender": kind.sender,
                "receiver": kind.receiver,
                "schema": kind.model_json_schema(),
                "example": json.loads((EXAMPLES / f"{name}.json").read_text()),
            },
        )


def command() -> Any:
    """The `oralu` command with everything that services add to it, as typer's application."""
    from infra import cli
    from infra.contributed import add_commands

    add_commands(cli.app, cli._data)
    return cli.app


def settings_classes() -> dict[str, type[BaseSettings]]:
    """The class of settings that all share, and the one of each service, which adds its own."""
    from shared.settings import OraluSettings

    owners: dict[str, type[BaseSettings]] = {"shared": OraluSettings}
    for service in SERVICES:
        module = import_module(f"services.{service}.settings")
        owners[service] = next(found for found in vars(module).values() if _is_own_settings(found, OraluSettings))
    return owners


def _is_own_settings(found: object, base: type) -> bool:
    return isinstance(found, type) and issubclass(found, base) and found is not base
