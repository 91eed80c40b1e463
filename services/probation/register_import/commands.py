"""`oralu import-register`."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn
from uuid import UUID, uuid4

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.register_import import actions, report, undoing
from services.probation.register_import.carrying_out import carry_out
from services.probation.register_import.columns.reading import MissingColumns
from services.probation.register_import.columns.vocabulary import LOCALES
from services.probation.register_import.examining import ExaminedFile, examine
from services.probation.register_import.permissions import ImportPermission
from services.probation.register_import.rows import Import, import_of
from services.probation.register_import.showing import for_office, offices
from shared import audit, clock
from shared.access.acting import acting_for
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.acting import acting
from shared.db.engine import engine, transaction
from shared.files.sheets import MOST_BYTES, NotASheet
from shared.identity.accounts import of_login
from shared.messages.base import Language
from shared.registry import DataScope
from shared.web.i18n import LANGUAGES, add_catalogues, gettext, use

MOST_SHOWN = 20
console = Console()


class Refused(Exception):
    """In words for whoever typed the command."""


def add_commands(app: typer.Typer, data: DataScope) -> None:
    """Add `import-register` to `oralu`."""

    @app.command("import-register")
    def import_register(
        file: Annotated[Path | None, typer.Argument(exists=True, dir_okay=False, help="CSV or XLSX")] = None,
        login: Annotated[str, typer.Option("--as", help="The senior officer who takes it over; an administrator prepares it")] = "",
        office: Annotated[str, typer.Option(help="The office for which an administrator prepares it, such as 75")] = "",
        authority: Annotated[str, typer.Option(help="probation or police: whose office that is")] = "probation",
        dry_run: Annotated[bool, typer.Option("--dry-run", help="Look at every row, change nothing")] = False,
        defects: Annotated[Path | None, typer.Option(dir_okay=False, help="Where the defects are written, as CSV")] = None,
        again: Annotated[bool, typer.Option("--again", help="Although this very file was taken over before")] = False,
        undo: Annotated[str, typer.Option(metavar="IMPORT", help="Take back this whole import")] = "",
        reason: Annotated[str, typer.Option(help="Why it is taken back")] = "",
        template: Annotated[Path | None, typer.Option(dir_okay=False, help="Write an empty XLSX to fill in")] = None,
        language: Annotated[str, typer.Option(help="kk, ru or en")] = "kk",
    ) -> None:
        """Take over a register that was kept in a spreadsheet: look first, then register row by row; a broken run goes on where it was."""
        add_catalogues([LOCALES])
        use(_language(language))
        if template is not None:
            template.write_bytes(report.template())
            return
        if not login or (file is None) == (not undo):
            raise typer.BadParameter("give --as LOGIN, and FILE or --undo IMPORT; or --template FILE")
        try:
            with data():
                whose = f"{office}:{authority}"
                if undo:
                    asyncio.run(_inside(login, whose, lambda by: _undo(_number(undo), reason, by)))
                elif file is not None:
                    written = defects or file.with_name(f"{file.stem}-defects.csv")
                    asyncio.run(_inside(login, whose, lambda by: _import(file, written, by, dry_run=dry_run, again=again)))
        except Refused as refusal:
            _fail(str(refusal))
        except KeyboardInterrupt:
            _fail(gettext("Stopped. Whoever is registered stays so; the same command goes on"))


def _language(code: str) -> Language:
    found = next((one for one in LANGUAGES if one == code), None)
    if found is None:
        raise typer.BadParameter("kk, ru or en", param_hint="--language")
    return found


def _number(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise typer.BadParameter("the number of an import, as it was printed", param_hint="--undo") from None


def _fail(text: str) -> NoReturn:
    typer.echo(text, err=True)
    raise typer.Exit(1)


@asynccontextmanager
async def _pools() -> AsyncIterator[None]:
    async with AsyncExitStack() as stack:
        for one in (engine("identity"), DB):
            await one.start_connection_pool()
            stack.push_async_callback(one.close_connection_pool)
        yield


async def _inside(login: str, whose: str, run: Callable[[Actor], Coroutine[Any, Any, None]]) -> None:
    """Within the scope of the account: a senior officer's, or an administrator's, who prepares it for an office."""
    async with _pools():
        account = await of_login(login)
        if account is None or not may(account.actor, ImportPermission.PREPARE):
            raise Refused(gettext("%(login)s is not the account of a senior officer or an administrator", login=login))
        by = await for_office(account.actor, whose)
        if by is None:
            names = ", ".join(value.partition(":")[0] for value, _ in await offices(account.actor))
            raise Refused(
                gettext("An administrator prepares a register for an office that has a senior officer: --office %(of)s", of=names)
            )
        with acting(acting_for(account.actor)):
            await run(by)


async def _import(file: Path, defects: Path, by: Actor, *, dry_run: bool, again: bool) -> None:
    number, content = uuid4(), await asyncio.to_thread(_content, file)
    try:
        with console.status(gettext("Checking the file")):
            found = await examine(content, number, by=by, now=clock.now())
    except NotASheet as wrong:
        raise Refused(report.not_a_sheet(wrong.problem)) from None
    except MissingColumns as wrong:
        raise Refused(report.missing(wrong.columns)) from None
    before = None if again else await actions.same_file(found.hash, by=by)
    if before is not None:
        await _go_on(before, by, dry_run=dry_run)
        return
    _show(found, defects)
    if dry_run:
        await _note_dry_run(found, by)
        return
    await actions.take_in(number, file.name, found, by=by, now=clock.now(), again=again)
    if not may(by, ImportPermission.IMPORT):
        text = gettext("Prepared: the senior officer of the office decides on the page “Take over a register”")
        console.print(gettext("Import %(number)s", number=number), highlight=False, soft_wrap=True)
        console.print(text, highlight=False, soft_wrap=True, markup=False)
        return
    await actions.confirm(number, by=by, now=clock.now())
    await _run(number, by)


def _content(file: Path) -> bytes:
    if file.stat().st_size > MOST_BYTES:
        raise Refused(report.not_a_sheet("too_large"))
    return file.read_bytes()


async def _note_dry_run(found: ExaminedFile, by: Actor) -> None:
    """Nothing is changed, but whoever looks at whether people are on the register leaves a trace."""
    async with transaction(DB):
        details: audit.Details = {"hash": found.hash, "rows": len(found.rows)}
        await audit.record(Audit, by=by, action="register_import_tried", about=None, details=details, at=clock.now())


async def _go_on(number: UUID, by: Actor, *, dry_run: bool) -> None:
    known = await import_of(by, number)
    if known is None or known.state == "done" or dry_run or not may(by, ImportPermission.IMPORT):
        text = gettext("This very file was taken over before (import %(number)s). To take it over again: --again", number=number)
        raise Refused(text)
    console.print(gettext("Going on with import %(number)s", number=number), highlight=False, soft_wrap=True)
    await _run(number, by)


async def _run(number: UUID, by: Actor) -> None:
    console.print(gettext("Import %(number)s", number=number), highlight=False, soft_wrap=True)
    known = await _known(number, by)
    with _progress(gettext("Registering"), known.waiting) as advance:
        while done := await carry_out(number, now=clock.now()):
            advance(done)
    known = await _known(number, by)
    parts = (
        gettext("registered: %(num)s", num=known.made),
        gettext("to be decided: %(num)s", num=known.held),
        gettext("on the register already: %(num)s", num=known.refused),
        gettext("with defects: %(num)s", num=known.defects),
    )
    console.print(" · ".join(parts), highlight=False, soft_wrap=True)


@contextmanager
def _progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal, elsewhere a line at every tenth."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=total)
        done = 0

        def advance(more: int) -> None:
            nonlocal done
            tenth, done = done * 10 // total, done + more
            bar.advance(task, more)
            if not console.is_terminal and done * 10 // total > tenth:
                console.print(gettext("%(what)s: %(done)s of %(total)s", what=what, done=done, total=total), highlight=False)

        yield advance


async def _known(number: UUID, by: Actor) -> Import:
    known = await import_of(by, number)
    if known is None:
        raise Refused(gettext("There is no such import in your office"))
    return known


async def _undo(number: UUID, reason: str, by: Actor) -> None:
    if not reason.strip():
        raise Refused(gettext("Say why it is taken back: --reason"))
    if not may(by, ImportPermission.IMPORT):
        raise Refused(gettext("Only the senior officer of the office takes an import back"))
    try:
        await undoing.begin(number, reason.strip(), by=by, now=clock.now())
    except NotFound:
        raise Refused(gettext("There is no such import in your office")) from None
    except AlreadyDecided:
        raise Refused(gettext("This import is taken back already, or was never carried out")) from None
    closed = left = 0
    with _progress(gettext("Taking back"), (await _known(number, by)).made) as advance:
        while found := await undoing.go_on(number, now=clock.now()):
            closed, left = closed + found.count(True), left + found.count(False)
            advance(len(found))
    parts = gettext("taken back: %(num)s", num=closed), gettext("left, because somebody has worked with them: %(num)s", num=left)
    console.print(" · ".join(parts), highlight=False, soft_wrap=True)


def _show(found: ExaminedFile, defects: Path) -> None:
    lines = report.lines(found)
    for line in lines[:MOST_SHOWN]:
        console.print(" · ".join(line), highlight=False, soft_wrap=True, markup=False)
    console.print(report.summary(found), highlight=False, soft_wrap=True)
    if found.unknown:
        text = gettext("Columns that are left out: %(columns)s", columns=", ".join(found.unknown))
        console.print(text, highlight=False, soft_wrap=True, markup=False)
    if lines or defects.exists():  # of an earlier run
        report.write_lines(defects, lines)
        console.print(gettext("All of them: %(file)s", file=defects), highlight=False, soft_wrap=True, markup=False)
