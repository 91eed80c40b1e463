"""`oralu import-hsds` and `oralu export-hsds`."""

import asyncio
import csv
import time
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import orjson
import typer

from services.reintegration.database import DB
from services.reintegration.directory.loading.sources import Source
from services.reintegration.hsds import words
from services.reintegration.hsds.checking.check import check
from services.reintegration.hsds.loading.ids import source_id
from services.reintegration.hsds.loading.load import Loaded, load
from services.reintegration.hsds.reading.read import read
from services.reintegration.hsds.reading.rows import Reading
from services.reintegration.hsds.writing.export import Form, export
from shared import clock
from shared.messages.base import NEEDS, Language
from shared.registry import DataScope
from shared.web.i18n import LANGUAGES, add_catalogues, gettext, use

LOCALES = Path(__file__).resolve().parents[1] / "locales"
NAMED = Annotated[str, typer.Option(help="What the directory is called; a repeat under the same name changes only what changed")]


def add_commands(app: typer.Typer, data: DataScope) -> None:
    """Add both to `oralu`."""

    @app.command("import-hsds")
    def import_hsds(
        path: Annotated[Path, typer.Argument(exists=True, help="A folder of CSV, a datapackage zip, or JSON; HSDS 1.1 or 3.0")],
        source: NAMED = "",
        licence: Annotated[str, typer.Option(help="The directory's licence; else as its datapackage says")] = "",
        address: Annotated[str, typer.Option(help="Where it is published")] = "",
        fetched: Annotated[
            datetime | None, typer.Option(formats=["%Y-%m-%d"], help="When it was fetched; else the day of the file")
        ] = None,
        need: Annotated[str, typer.Option(help=f"The need of services that nothing describes: {', '.join(NEEDS)}")] = "",
        defects: Annotated[Path | None, typer.Option(dir_okay=False, help="Where the defects are written as CSV, too")] = None,
        language: Annotated[str, typer.Option(help="kk, ru or en")] = "en",
    ) -> None:
        """Read another directory of services; every defect is named, what is sound is loaded. The last line is one JSON object."""
        _speak(language)
        if need and need not in NEEDS:
            raise typer.BadParameter(", ".join(NEEDS), param_hint="--need")
        started = time.monotonic()
        found = read(path)
        by = check(found)
        for defect in found.defects:
            typer.echo(words.line(defect))
        if defects is not None:
            _write(defects, found)
        day = fetched.date() if fetched else date.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ012  # the day on this machine's calendar
        name = source or path.resolve().stem
        whence = Source(source_id(name), name[:200], licence or found.licence or None, address or None, day)

        async def run() -> Loaded:
            await DB.start_connection_pool()
            try:
                return await load(
                    by,
                    whence,
                    file_hash=found.hash,
                    defects=len(found.defects),
                    personal=found.personal,
                    need=need or None,
                    now=clock.now(),
                )
            finally:
                await DB.close_connection_pool()

        with data():
            loaded = asyncio.run(run())
        _tell(loaded, found)
        seconds = round(time.monotonic() - started, 2)
        typer.echo(orjson.dumps({"loaded": loaded.rows, "defects": len(found.defects), "seconds": seconds}).decode())

    @app.command("export-hsds")
    def export_hsds(
        path: Annotated[Path, typer.Argument(help="Where the datapackage is written: .zip, a folder, or .json")],
        language: Annotated[str, typer.Option(help="The language of texts that exist in several: kk, ru or en")] = "kk",
    ) -> None:
        """Write the directory as HSDS 3.0. The last line is one JSON object."""
        spoken = _speak(language)

        async def run() -> dict[str, int]:
            await DB.start_connection_pool()
            try:
                return await export(path, Form.of(path), spoken, now=clock.now())
            finally:
                await DB.close_connection_pool()

        with data():
            typer.echo(orjson.dumps({"written": asyncio.run(run())}).decode())


def _speak(code: str) -> Language:
    spoken = next((one for one in LANGUAGES if one == code), None)
    if spoken is None:
        raise typer.BadParameter("kk, ru or en", param_hint="--language")
    add_catalogues([LOCALES])
    use(spoken)
    return spoken


def _write(file: Path, found: Reading) -> None:
    with file.open("w", newline="") as out:
        written = csv.writer(out)
        written.writerow(["file", "row", "column", "problem", "value", "kept"])
        for each in found.defects:
            written.writerow([each.file, each.row, each.column, words.problem(each.problem), each.value, "yes" if each.kept else "no"])


def _tell(loaded: Loaded, found: Reading) -> None:
    left_out = sum(not each.kept for each in found.defects)
    typer.echo(gettext("Defects: %(all)s; rows or files left out: %(out)s", all=len(found.defects), out=left_out))
    if found.personal:
        typer.echo(gettext("Names, addresses and numbers of persons that were left out: %(num)s", num=found.personal))
    if loaded.kept:
        typer.echo(gettext("Rows that were corrected here and stay so: %(num)s", num=loaded.kept))
    if loaded.proposed:
        typer.echo(gettext("Of these, what the directory says now waits for the coordinator: %(num)s", num=loaded.proposed))
    if loaded.no_longer:
        typer.echo(gettext("Entries that the directory no longer has; a coordinator decides about them: %(num)s", num=loaded.no_longer))
    if loaded.removed:
        typer.echo(gettext("Details that the directory no longer has, removed here: %(num)s", num=loaded.removed))
    if not loaded.anything:
        typer.echo(gettext("Nothing has changed since the last reading."))
