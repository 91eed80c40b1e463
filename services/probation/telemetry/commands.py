"""`oralu telemetry …` and `oralu decode`."""

import asyncio
import random
import sys
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Annotated
from uuid import UUID

import orjson
import typer

from services.probation.telemetry.evaluation.domain.engine import evaluate
from services.probation.telemetry.evaluation.domain.state import Event
from services.probation.telemetry.orders.domain import order as orders
from services.probation.telemetry.orders.domain.timetable import BadOrder
from services.probation.telemetry.positions.domain.fix import BadFix, Fix, moment, read
from services.probation.telemetry.positions.iso import iso
from shared.values import JsonObject

in_data: Callable[[], AbstractContextManager[None]] = nullcontext
"""The context of commands that read the database; `oralu` sets one with its servers."""
LARGEST_PACK = 200_000_000
NO_PROVENANCE = (
    "packs of this version do not say how a device proved that a report is its own: this one proves only that it was not changed"
)
telemetry_cli = typer.Typer(no_args_is_help=True, help="Bracelet evidence.")


@telemetry_cli.callback()
def _group() -> None:
    """Keep `evaluate` a subcommand although others may be missing."""


@telemetry_cli.command("evaluate")
def evaluate_file(
    fixes: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="NDJSON or CSV, also .gz")],
    order: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="The order as JSON")],
    shuffle: Annotated[int | None, typer.Option(help="Seed: let the reports arrive in random order")] = None,
    now: Annotated[str | None, typer.Option(help="Evaluate as of this moment (ISO 8601); without it, the last report's")] = None,
) -> None:
    """Print one JSON line for each final event of each device."""
    try:
        terms = orders.parse(orjson.loads(order.read_bytes()))
        reports = list(read(fixes))
        until = moment(now) if now is not None else None
    except (BadFix, BadOrder, orjson.JSONDecodeError, OSError, EOFError, UnicodeDecodeError) as wrong:
        typer.echo(f"Cannot evaluate: {wrong}", err=True)
        raise typer.Exit(2) from wrong
    if shuffle is not None:
        random.Random(shuffle).shuffle(reports)  # noqa: S311  # an order of arrival, not a secret
    devices: dict[str, list[Fix]] = {}
    for device, fix in reports:
        devices.setdefault(device, []).append(fix)
    for device in sorted(devices):
        mine = devices[device]
        events, _ = evaluate(terms, mine, None, until if until is not None else max(fix.at for fix in mine))
        for event in events:
            sys.stdout.write(orjson.dumps({"device_id": device, **described(event)}).decode() + "\n")


@telemetry_cli.command("bench-exits")
def bench_exits_command(folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="MobilityNet's traces")]) -> None:
    """Measure false exits of phones that lay still, and how soon real exits are found; prints one JSON object."""
    from services.probation.telemetry.evaluation.bench_exits import bench_exits

    sys.stdout.write(orjson.dumps(bench_exits(folder)).decode() + "\n")


@telemetry_cli.command("replay")
def replay_alert(event: Annotated[UUID, typer.Argument(help="The alert's number, as in its address")]) -> None:
    """Derive an alert again from the stored order, reports and rules; prints both as one JSON object. Exit code 0: the same."""
    from services.probation.database import DB
    from services.probation.telemetry.evaluation.replay import NoSuchAlert, Replay, replay

    async def run() -> Replay:
        await DB.start_connection_pool()
        try:
            return await replay(event)
        finally:
            await DB.close_connection_pool()

    try:
        with in_data():
            found = asyncio.run(run())
    except NoSuchAlert:
        typer.echo(f"Cannot replay: there is no alert {event}", err=True)
        raise typer.Exit(2) from None
    sys.stdout.write(orjson.dumps(found).decode() + "\n")
    if not found.same:
        raise typer.Exit(1)


def described(event: Event) -> JsonObject:
    """An event as the command prints it."""
    return {
        "rule": event.rule,
        "state": event.state,
        "opened_at": iso(event.opened_at),
        "closed_at": iso(event.closed_at) if event.closed_at is not None else None,
        "detected_at": iso(event.detected_at),
        "evidence": event.fix_count,
        "reason": event.reason,
        **({"flat_at": iso(event.forecast)} if event.forecast is not None else {}),
    }


def decode(
    protocol: Annotated[str, typer.Argument(help="r16h, watch or gt06")],
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="One frame a line, hex or text")],
) -> None:
    """Print one JSON line for each line of FILE."""
    from services.probation.telemetry.ingest.decode import PROTOCOLS, decode_file, printed

    if protocol not in PROTOCOLS:
        typer.echo(f"PROTOCOL is one of {', '.join(PROTOCOLS)}", err=True)
        raise typer.Exit(2)
    for result in decode_file(protocol, file):
        sys.stdout.write(printed(result) + "\n")


@telemetry_cli.command("verify-pack")
def verify_pack(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The signed JSON, or the ZIP that it came in")],
    key: Annotated[list[str] | None, typer.Option(help="A public key to trust, in hex; without it, this installation's own")] = None,
    tsa_root: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="Root certificates (PEM) of the time-stamping authority to trust")
    ] = None,
) -> None:
    """Check that an evidence pack is as it was signed, by a key that is trusted, and when. Prints one JSON line; exit 1 when it is not."""
    from services.probation.telemetry.evidence.actions import kept_public_keys, public_keys
    from services.probation.telemetry.evidence.domain import BadPack, verify
    from services.probation.telemetry.evidence.time_authority import trusted_roots
    from services.probation.telemetry.evidence.trusted_time import BadToken, read_stamp
    from shared.master_keys import NoMasterKey

    try:
        roots = trusted_roots(tsa_root)
    except (OSError, ValueError) as wrong:
        typer.echo(f"Cannot read the root certificates: {wrong}", err=True)
        raise typer.Exit(2) from wrong
    try:
        known = [each.strip().lower() for each in key] if key else public_keys()
    except NoMasterKey:
        known = []
    try:
        found = verify(_signed_file(file), known)
        if not found.vouched and not key:  # signed under a master key that has gone
            with in_data():
                found = verify(_signed_file(file), asyncio.run(kept_public_keys()))
        stamp = read_stamp(found.stamp, found.signature, roots)
    except (BadPack, BadToken, OSError, zipfile.BadZipFile) as wrong:
        sys.stdout.write(orjson.dumps({"ok": False, "reason": str(wrong)}).decode() + "\n")
        raise typer.Exit(1) from wrong
    pack = found.pack
    said = {
        "ok": found.vouched,
        "reason": None if found.vouched else "whole, but signed by a key that nobody vouched for: give the published one with --key",
        "public_key": found.public_key,
        "sha256": found.sha256,
        **{name: pack.get(name) for name in ("id", "made_at", "since", "until")},
        "trusted_time": stamp.time if stamp and stamp.checked else None,
        "trusted_time_checked": bool(stamp and stamp.checked),
        "trusted_time_claimed": stamp.time if stamp else None,
        "trusted_time_authority": stamp.authority if stamp else None,
        "provenance": found.provenance,
        "provenance_note": NO_PROVENANCE if found.provenance is None else None,
        "alerts": len(pack.get("alerts", [])),
        "fixes": len(pack.get("fixes", [])),
    }
    sys.stdout.write(orjson.dumps(said).decode() + "\n")
    if not found.vouched:
        raise typer.Exit(1)


@telemetry_cli.command("pack-key")
def pack_key() -> None:
    """Print the public keys that evidence packs of this installation are signed with, the one in use last."""
    from services.probation.telemetry.evidence.actions import kept_public_keys, public_keys
    from shared.master_keys import NoMasterKey

    try:
        with in_data():
            kept, present = asyncio.run(kept_public_keys()), public_keys()
        for each in [*(each for each in kept if each not in present), *present]:
            sys.stdout.write(each + "\n")
    except NoMasterKey as missing:
        typer.echo(str(missing), err=True)
        raise typer.Exit(1) from missing


def _signed_file(file: Path) -> bytes:
    """The signed JSON, out of its ZIP where it is in one. Raises OSError or zipfile.BadZipFile."""
    if not zipfile.is_zipfile(file):
        return file.read_bytes()
    with zipfile.ZipFile(file) as whole:
        names = [name for name in whole.namelist() if name.endswith(".json")]
        return whole.read(names[0]) if names and whole.getinfo(names[0]).file_size < LARGEST_PACK else b""
