"""The `oralu` command. Each service adds its own subcommands."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from infra import local
from infra.paths import DEMO_NOTES
from infra.planning import Plan, is_demo, plan
from infra.secrets_command import add_commands as secrets
from infra.servers.checks import CannotStart
from shared.db.acting import process_is_the_system

if TYPE_CHECKING:
    from infra.loading.demo import Country

# Commands that need no service's code start without importing any: the services' commands do not slow `oralu up`.
OWN_COMMANDS = {"up", "migrate", "demo", "doctor", "screenshots", "secrets"}

app = typer.Typer(help="Oralu: probation and reintegration case management.", no_args_is_help=True, pretty_exceptions_show_locals=False)
console = Console()
errors = Console(stderr=True)

PEOPLE_OF_THE_DEMO = 200
NoDemo = Annotated[bool, typer.Option("--no-demo", help="Start without demo people and accounts.")]
Persons = Annotated[
    int, typer.Option("--persons", min=0, help="How many invented people are on the register; 0: only the two documented ones.")
]


@app.command()
def up(no_demo: NoDemo = False, persons: Persons = PEOPLE_OF_THE_DEMO) -> None:
    """Start everything on this machine; Ctrl-C stops it. Data are kept."""
    local.stop_on_termination()
    started = time.monotonic()
    try:
        what = plan(demo=not no_demo, persons=persons)
        with console.status("Starting") as status, local.running(what, lambda line: _progress(status.update, line)) as supervisor:
            status.stop()
            _welcome(what, time.monotonic() - started)
            supervisor.wait()
            _fail("The supervisor ended on its own; see its log.")
    except CannotStart as refusal:
        _fail(str(refusal))
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        console.print("Stopped. Data are kept.")


@app.command()
def migrate() -> None:
    """Bring the database up to date."""
    from infra.loading.prepare import prepare
    from shared.db.migrate import MigrationFailed

    with _data():
        try:
            asyncio.run(prepare(demo=False))
        except MigrationFailed as failure:
            _fail(str(failure))
    console.print("The database is up to date.")


@app.command()
def demo(persons: Persons = 0) -> None:
    """Load demo accounts and fictional people, with --persons a whole country; safe to repeat."""
    from infra.loading.demo import CannotLoad, load_country, load_demo
    from shared.settings import settings

    try:
        with _data(demo=True if is_demo() else None):
            lines = asyncio.run(load_demo())
            if persons:
                with _people_done() as report:
                    country = asyncio.run(load_country(settings(), persons, report=report))
                lines.append(_loaded(country))
    except CannotLoad as refusal:
        _fail(str(refusal))
    for line in lines:
        console.print(line, highlight=False)


@app.command()
def doctor() -> None:
    """Check everything Oralu depends on and say what is wrong."""
    from infra.doctor import examine

    table = Table("", "what", "finding", box=None, header_style="bold")
    findings = list(examine(plan()))
    for finding in findings:
        table.add_row({"well": "[green]✓[/]", "note": "[yellow]·[/]", "wrong": "[red]✗[/]"}[finding.state], finding.what, finding.text)
    console.print(table)
    if any(finding.state == "wrong" for finding in findings):
        raise typer.Exit(1)


@app.command()
def screenshots(language: Annotated[str, typer.Option(help="kk, ru or en")] = "en") -> None:
    """Take the pictures of docs/pictures again."""
    from infra.screenshots import take

    try:
        for file in take(language):
            console.print(str(file), highlight=False)
    except CannotStart as refusal:
        _fail(str(refusal))


def _welcome(what: Plan, seconds: float) -> None:
    table = Table(box=None, show_header=False)
    table.add_row("Tablet (officer)", what.url("PROBATION"))
    table.add_row("Desk (social worker)", what.url("REINTEGRATION"))
    table.add_row("Kiosk", f"{what.url('BIOMETRICS')}/kiosk")
    console.print(table)
    if what.demo:
        console.print((what.folder / DEMO_NOTES).read_text(), highlight=False, soft_wrap=True)
        console.print(_mqtt(what), highlight=False)
    else:
        console.print(
            "No account yet? oralu add-administrator LOGIN NAME makes the first; it makes the others at Administration.", highlight=False
        )
    console.print(f"Ready after {seconds:.0f} s. Logs: {what.folder / 'logs'}. Ctrl-C stops everything.", highlight=False)


def _mqtt(what: Plan) -> str:
    """Where bracelets of the demo speak MQTT."""
    if what.broker is not None:
        return f"MQTT for bracelets: 127.0.0.1:{what.broker.port}, a Mosquitto of this demo"
    if what.own_mqtt is not None:
        return f"MQTT for bracelets: 127.0.0.1:{what.own_mqtt}, the gateway itself"
    return "MQTT for bracelets: as ORALU_MQTT_URL or ORALU_TCP_PORTS say, else none (ORALU_MQTT_PORT is taken)"


def _progress(update: Callable[[str], None], line: str) -> None:
    """A changing line on a terminal, one line a step elsewhere."""
    if console.is_terminal:
        update(line)
    else:
        console.print(line, highlight=False)


@contextmanager
def _people_done() -> Iterator[Callable[[int, int], None]]:
    """Show how many people are done: a bar on a terminal, elsewhere a line every tenth."""
    if not console.is_terminal:
        told = 0

        def tell(done: int, total: int) -> None:
            nonlocal told
            if done * 10 // total > told:
                told = done * 10 // total
                console.print(f"{done:,} of {total:,} people ({told * 10} %)", highlight=False)

        yield tell
        return
    columns = (TextColumn("People"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("people", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _loaded(country: "Country") -> str:
    if not country.changed:
        return f"{country.persons:,} invented people are there already; nothing was changed."
    rate = sum(country.tables.values()) / max(country.seconds, 0.001)
    return (
        f"{country.persons:,} people are on the register, all of them invented: {sum(country.tables.values()):,} rows"
        f" in {country.seconds:.0f} s ({rate:,.0f} rows/s). Nobody has their PINs."
    )


def _fail(sentence: str) -> NoReturn:
    errors.print(f"[red]✗[/] {escape(sentence)}", highlight=False, soft_wrap=True)
    raise typer.Exit(1)


@contextmanager
def _data(*, demo: bool | None = None) -> Iterator[None]:
    """The servers this command needs: the running ones, outside ones, or embedded ones for its length. `demo`: in demo mode."""
    from asyncpg import InvalidAuthorizationSpecificationError, UndefinedColumnError, UndefinedTableError

    if "ORALU_SUPERVISED" in os.environ:
        yield
        return
    try:
        what = plan(demo=demo)
        if not (what.own_postgres or what.own_redis):
            os.environ.update(what.environment())
            yield
            return
        with local.servers_only(what, lambda _line: None):
            os.environ.update(what.environment())  # the owner's password and the role secret may have been made now
            yield
    except CannotStart as refusal:
        _fail(str(refusal))
    except (InvalidAuthorizationSpecificationError, UndefinedTableError, UndefinedColumnError):
        _fail("The database is not up to date: run oralu migrate first.")


def main() -> None:
    """Entry point of the console command."""
    process_is_the_system()
    secrets(app)
    if not OWN_COMMANDS.intersection(sys.argv[1:2]):
        from infra.contributed import add_commands

        add_commands(app, _data)
    app()


if __name__ == "__main__":
    main()
