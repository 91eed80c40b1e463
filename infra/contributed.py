"""The services' commands for `oralu`, and the commands about several services."""

import asyncio
import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager, AsyncExitStack
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer
from asyncpg import UniqueViolationError
from piccolo.table import Table as PiccoloTable
from rich.console import Console

from infra import keys, permissions
from services.probation.capabilities import CAPABILITIES as OF_PROBATION
from services.reintegration.capabilities import CAPABILITIES as OF_REINTEGRATION
from shared import clock
from shared.actors import Role, system
from shared.audit import AuditReport, verify
from shared.db.engine import engine
from shared.dead_letters.actions import Receiver
from shared.dead_letters.commands import commands as dead_letters
from shared.identity.accounts import NewAccount, create_account, set_totp
from shared.registry import fill

RECEIVERS = ("services.probation.database", "services.reintegration.database", "services.biometrics.database")
AUDITED = {
    "identity": "shared.identity.tables",
    "probation": "services.probation.database",
    "reintegration": "services.reintegration.database",
    "biometrics": "services.biometrics.database",
}
Data = Callable[[], AbstractContextManager[None]]
console = Console()


def add_commands(app: typer.Typer, data: Data) -> None:
    """Add every sub-app to `app`; commands that read data run inside `data()`."""
    from services.biometrics import commands as biometrics
    from services.biometrics.bench.commands import bench, liveness

    fill("probation", OF_PROBATION)  # a command that registers people does what the capabilities do when a case opens
    app.add_typer(_audit(data), name="audit", help="The audit log.")
    app.command("add-administrator")(_administrator(data))
    app.command("permissions")(permissions.permissions)
    app.add_typer(keys.commands(data), name="keys", help="The master keys.")
    app.add_typer(dead_letters(data, _receivers), name="dead-letters", help="Messages between the services that could not be applied.")
    for capability in (*OF_PROBATION, *OF_REINTEGRATION):
        if capability.commands is not None:
            capability.commands(app, data)
    app.add_typer(biometrics.commands(data), name="biometrics")
    bench.command("telemetry")(_bench_telemetry)
    bench.command("kiosk")(_bench_kiosk)
    bench.command("web")(_bench_web)
    bench.command("search")(_bench_search)
    bench.command("import")(_bench_import)
    bench.command("documents")(_bench_documents)
    app.add_typer(bench, name="bench", help="Measurements; the last line is one JSON object.")
    app.command()(liveness)


def _bench_telemetry(
    devices: Annotated[int, typer.Option(min=1, help="Devices that report live, one fix each")] = 10_000,
    rounds: Annotated[int, typer.Option(min=1, help="How many times; the median counts")] = 5,
    batch: Annotated[int, typer.Option(min=1, max=20_000, help="Fixes in a request")] = 500,
    behind: Annotated[int, typer.Option(min=0, help="Devices that catch up")] = 2_500,
    minutes: Annotated[int, typer.Option(min=1, max=1_000, help="Fixes of each of them, one a minute")] = 60,
    rate: Annotated[int, typer.Option(min=1, help="Fixes a second for the time from receipt to alert")] = 2_000,
    seconds: Annotated[int, typer.Option(min=0, help="How long; 0 leaves it out")] = 30,
    stored_rows: Annotated[int, typer.Option(min=0, help="Rows of earlier weeks that are stored before, in partitions")] = 0,
    evaluators: Annotated[int, typer.Option(min=1, max=16, help="Evaluator processes")] = 2,
    flood: Annotated[bool, typer.Option("--flood", help="Measure instead what one vendor's flood costs the others")] = False,
) -> None:
    """Measure the path of a fix from the request to its alert, on servers started for this."""
    import orjson

    from infra import local
    from infra.bench.flood import FloodPlan, bench_flood
    from infra.bench.telemetry import Plan, bench_telemetry

    local.stop_on_termination()
    if flood:
        typer.echo(orjson.dumps(bench_flood(FloodPlan(seconds=seconds, evaluators=evaluators))).decode())
        return
    plan = Plan(devices, rounds, batch, behind, minutes, rate=rate, seconds=seconds, stored_rows=stored_rows, evaluators=evaluators)
    typer.echo(orjson.dumps(bench_telemetry(plan)).decode())


def _bench_web(
    small: Annotated[int, typer.Option(min=1_000, help="People in the small country")] = 1_000,
    large: Annotated[int, typer.Option(min=1_000, help="People in the large one")] = 100_000,
    requests: Annotated[int, typer.Option(min=20, help="How often each page is asked for at each size")] = 200,
) -> None:
    """Measure the pages of each role at two sizes of the country, on servers started for this."""
    import orjson

    from infra import local
    from infra.bench.web import bench_web
    from infra.bench.web_figures import Plan

    local.stop_on_termination()
    typer.echo(orjson.dumps(bench_web(Plan(small, large, requests))).decode())


def _bench_search(
    persons: Annotated[int, typer.Option(min=1_000, help="People on the register")] = 100_000,
    queries: Annotated[int, typer.Option(min=50, help="Misspellings, transliterations and swapped names")] = 500,
    seed: Annotated[int, typer.Option(help="Another seed gives other people and other misspellings")] = 1,
) -> None:
    """Measure how soon people are found, and whether, however their names are typed, on servers started for this."""
    import orjson

    from infra import local
    from infra.bench.searching.measure import Plan, bench_search

    local.stop_on_termination()
    typer.echo(orjson.dumps(bench_search(Plan(persons, queries, seed))).decode())


def _bench_import(
    rows: Annotated[int, typer.Option(min=1, max=50_000, help="Rows of the file")] = 10_000,
    seed: Annotated[int, typer.Option(help="Another seed gives other people")] = 1,
) -> None:
    """Measure how many rows of a register are taken over in a second, on servers started for this."""
    import orjson

    from infra import local
    from infra.bench.importing import Plan, bench_import

    local.stop_on_termination()
    typer.echo(orjson.dumps(bench_import(Plan(rows, seed))).decode())


def _bench_documents(
    documents: Annotated[int, typer.Option(min=1, max=100_000, help="Documents to print")] = 1_000,
    processes: Annotated[int, typer.Option(min=1, max=64, help="Processes")] = 2,
    both: Annotated[bool, typer.Option(help="Each document in both languages")] = False,
) -> None:
    """Measure how long it takes to print documents of every kind, in Kazakh and in Russian by turns."""
    import orjson

    from infra.bench.printing.documents import Plan, bench_documents

    typer.echo(orjson.dumps(bench_documents(Plan(documents, processes, both))).decode())


def _bench_kiosk(
    sessions: Annotated[int, typer.Option(min=1, help="Captures to verify")] = 20,
    at_once: Annotated[int, typer.Option(min=1, max=64, help="Sessions at the same time")] = 1,
    frame_ms: Annotated[int, typer.Option(min=50, max=1_000, help="Between two frames, on the camera's clock")] = 240,
    photograph: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="A face; one is fetched where none is named")] = None,
    clips: Annotated[
        Path | None, typer.Option(exists=True, file_okay=False, help="Videos of people who do as asked, with --labels")
    ] = None,
    labels: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="CSV: file, start_ms, end_ms, movements")] = None,
    movements: Annotated[str, typer.Option(help="What is asked of the people in the clips")] = "turn_left,blink",
) -> None:
    """Captures through the real queue: sessions a minute, time from the last frame to the verdict, memory of the worker."""
    import orjson

    from infra import local
    from services.biometrics.engine.threads import one_thread

    one_thread()
    from infra.bench.kiosk import Plan, bench_kiosk
    from services.biometrics.bench.video import NotAVideo
    from services.biometrics.calibration.dataset import BadDataset
    from services.biometrics.liveness.domain.movements import Movement

    if (clips is None) != (labels is None):
        raise typer.BadParameter("the folder and its labels go together", param_hint="--clips, --labels")
    try:
        asked = tuple(Movement(name.strip()) for name in movements.split(","))
    except ValueError:
        raise typer.BadParameter(f"of {', '.join(Movement)}", param_hint="--movements") from None
    local.stop_on_termination()
    try:
        found = bench_kiosk(Plan(sessions, at_once, frame_ms, photograph, clips, labels, asked))
    except (BadDataset, NotAVideo) as refusal:
        console.print(str(refusal), highlight=False)
        raise typer.Exit(1) from None
    typer.echo(orjson.dumps(found).decode())


def _audit(data: Data) -> typer.Typer:
    audit = typer.Typer(no_args_is_help=True)

    @audit.callback()
    def _group() -> None:
        """Keep `verify` a subcommand although it is the only one."""

    @audit.command()
    def verify() -> None:
        """Check the hash chain of every audit log."""
        with data():
            whole = asyncio.run(_verify_all())
        if not whole:
            raise typer.Exit(1)

    return audit


def _administrator(data: Data) -> Callable[[str, str], None]:
    def add_administrator(login: str, name: str) -> None:
        """Create an administrator's account, also the first one. Password and second factor are shown once."""
        try:
            with data():
                password, secret = asyncio.run(_create_administrator(login, name))
        except UniqueViolationError:
            console.print(f"There is an account {login} already; nothing was changed.")
            raise typer.Exit(1) from None
        console.print(f"{login}: password {password}, second factor (TOTP) {secret}", highlight=False, soft_wrap=True)

    return add_administrator


async def _create_administrator(login: str, name: str) -> tuple[str, str]:
    db, by, at, password = engine("identity"), system("identity"), clock.now(), secrets.token_urlsafe(12)
    await db.start_connection_pool()
    try:
        account = await create_account(NewAccount(login, name, Role.ADMINISTRATOR, password), by=by, at=at)
        return password, await set_totp(account, by=by, at=at)
    finally:
        await db.close_connection_pool()


def _receivers() -> list[Receiver]:
    return [Receiver(module.MESSAGING, module.Audit) for module in map(import_module, RECEIVERS)]


def _audit_summary(report: AuditReport) -> str:
    if report.broken_at is None:
        return f"{report.table}: {report.records} records, the chain is whole"
    return f"{report.table}: broken at record {report.broken_at}; this and what follows cannot be trusted"


async def _verify_all() -> bool:
    whole = True
    async with AsyncExitStack() as stack:
        for role, module in AUDITED.items():
            await engine(role).start_connection_pool()
            stack.push_async_callback(engine(role).close_connection_pool)
            table: type[PiccoloTable] = import_module(module).Audit
            report = await verify(table)
            whole = whole and report.broken_at is None
            console.print(f"{'[green]✓[/]' if report.broken_at is None else '[red]✗[/]'} {_audit_summary(report)}", highlight=False)
    return whole
