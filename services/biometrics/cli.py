"""The commands of biometrics: what is measured, and a calibration made of it. The last line printed is one JSON object."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn
from uuid import UUID

import typer

from services.biometrics.threads import one_thread

if TYPE_CHECKING:
    from services.biometrics.calibration.trials import Fusion
    from services.biometrics.calibration.verdicts import Reviewed

cli = typer.Typer(no_args_is_help=True, help="Calibration of the face engine, proofs of erasure.")
bench = typer.Typer(no_args_is_help=True)
in_data: Callable[[], AbstractContextManager[None]] = nullcontext
"""Around commands that read the database; `oralu` puts its servers here."""

Folder = Annotated[Path, typer.Argument(exists=True, file_okay=False, help="A data set in LFW's layout: Name/Name_0001.jpg")]
Fuse = Annotated[str, typer.Option(help="Images that make a template x images that make a probe.")]
Groups = Annotated[Path | None, typer.Option(help="CSV with the columns identity and group.")]
Workers = Annotated[int, typer.Option(help="Processes for what is not timed.", min=1)]


@cli.callback()
def _group() -> None:
    """Keep every command a subcommand."""


@bench.command("faces")
def faces(
    folder: Folder,
    pairs: Annotated[Path, typer.Option(help="LFW's list of pairs.")],
    fuse: Annotated[str | None, typer.Option(help="As the kiosk works, such as 3x2.")] = None,
    groups: Groups = None,
    limit: Annotated[int | None, typer.Option(help="So many pairs, to try it out.", min=20)] = None,
    calibration: Annotated[Path | None, typer.Option(help="An artefact made from other people.", exists=True)] = None,
    workers: Workers = 1,
) -> None:
    """Accuracy and speed on a data set, beside plain face_recognition."""
    one_thread()
    from services.biometrics.bench.dataset import BadDataset
    from services.biometrics.bench.faces import bench_faces
    from services.biometrics.calibration.artefact import NotUsable, read

    fusion = _fusion(fuse) if fuse else None
    try:
        artefact = read(calibration) if calibration else None
        result = bench_faces(folder, pairs=pairs, fuse=fusion, groups=groups, limit=limit, calibration=artefact, workers=workers)
    except BadDataset as refusal:
        _refuse(str(refusal))
    except NotUsable as refusal:
        _refuse(f"{calibration}: no calibration that can be used ({refusal})")
    _print(result)


@bench.command("gallery")
def gallery(count: Annotated[int, typer.Argument(min=1, max=5_000_000, help="Templates.")] = 100_000) -> None:
    """Search one face among many templates."""
    from services.biometrics.bench.gallery import bench_gallery

    _print(bench_gallery(count))


@bench.command("quality")
def quality(folder: Folder, limit: Annotated[int | None, typer.Option(help="So many images.", min=1)] = None) -> None:
    """What the quality rules refuse, and how often they call a face covered."""
    one_thread()
    from services.biometrics.bench.dataset import BadDataset
    from services.biometrics.bench.quality import bench_quality

    try:
        _print(bench_quality(folder, limit=limit))
    except BadDataset as refusal:
        _refuse(str(refusal))


@bench.command("liveness")
def bench_of_liveness(
    folders: Annotated[list[Path], typer.Argument(exists=True, file_okay=False, help="Photographs and clips, in any folders below.")],
    labels: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="CSV: file, start_ms, end_ms, movements.")] = None,
) -> None:
    """Attacks made of photographs and clips, and what becomes of people who do as asked."""
    one_thread()
    from services.biometrics.bench.dataset import BadDataset
    from services.biometrics.bench.liveness import bench_liveness
    from services.biometrics.bench.video import NotAVideo

    try:
        result = bench_liveness(folders, labels)
    except (BadDataset, NotAVideo) as refusal:
        _refuse(str(refusal))
    _print(result)


@cli.command("calibrate")
def calibrate(
    folder: Annotated[Path | None, typer.Argument(exists=True, file_okay=False, help="A data set in LFW's layout.")] = None,
    from_verdicts: Annotated[bool, typer.Option("--from-verdicts", help="From the agency's own reviewed check-ins instead.")] = False,
    to: Annotated[Path | None, typer.Option(help="Where the artefact goes; the server's own place, or beside it for verdicts.")] = None,
    fuse: Fuse = "3x2",
    groups: Groups = None,
    workers: Workers = 1,
) -> None:
    """Measure a data set, or officers' verdicts, and keep the thresholds and the cohort that follow. An artefact of verdicts changes
    nothing until an administrator decides on it."""
    if (folder is None) != from_verdicts:
        _refuse("Either a folder or --from-verdicts.")
    if folder is None:
        _calibrate_from_verdicts(to, groups)
    else:
        _calibrate_from_folder(folder, to, _fusion(fuse), groups, workers)


def _calibrate_from_folder(folder: Path, to: Path | None, fusion: "Fusion", groups: Path | None, workers: int) -> None:
    one_thread()
    from services.biometrics import engine
    from services.biometrics.bench.dataset import BadDataset, identities, must_be_among, read_groups
    from services.biometrics.bench.descriptors import descriptors
    from services.biometrics.bench.faces import vectors_of
    from services.biometrics.calibration.artefact import save
    from services.biometrics.calibration.make import make
    from services.biometrics.settings import settings

    try:
        people = identities(folder)
        listed = groups or (folder / "groups.csv" if (folder / "groups.csv").is_file() else None)
        labels = read_groups(listed) if listed else {}
        must_be_among(labels, people, listed.name if listed else "")
        found = descriptors([image for files in people.values() for image in files], "oralu", workers=workers)
        facts, cohort = make(
            vectors_of(people, found),
            labels,
            name=folder.resolve().name,
            engine=engine.ENGINE_VERSION,
            models=engine.model_hash(),
            fusion=fusion,
            now=datetime.now(UTC),
        )
        save(to or settings().calibration_place, facts, cohort)
    except (BadDataset, OSError) as refusal:
        _refuse(str(refusal))
    _print({name: facts[name] for name in ("data_set", "fusion", "thresholds", "measured", "groups")} | {"cohort": len(cohort)})


def _calibrate_from_verdicts(to: Path | None, listed: Path | None) -> None:
    import asyncio

    from services.biometrics import engine
    from services.biometrics.bench.dataset import BadDataset, read_groups
    from services.biometrics.calibration.artefact import DISTANCE, load, save
    from services.biometrics.calibration.verdicts import make_from_verdicts
    from services.biometrics.settings import settings

    chosen, models = settings(), engine.model_hash()
    base = load(chosen.calibration_folder, engine=engine.ENGINE_VERSION, models=models) if chosen.calibration_folder else None
    with in_data():
        reviewed = asyncio.run(_reviewed(engine.ENGINE_VERSION, base.scale if base else DISTANCE))
    try:
        groups = read_groups(listed) if listed else {}
        facts, cohort = make_from_verdicts(reviewed, base, groups, engine=engine.ENGINE_VERSION, models=models, now=datetime.now(UTC))
    except BadDataset as refusal:
        _refuse(str(refusal))
    place = to or chosen.state_dir / "calibration-from-verdicts"
    try:
        save(place, facts, cohort)
    except OSError as refusal:
        _refuse(str(refusal))
    _print({name: facts[name] for name in ("data_set", "thresholds", "measured", "groups", "groups_recorded", "agreement")} | {"to": place})


async def _reviewed(engine: str, scale: str) -> "list[Reviewed]":
    from services.biometrics import queries
    from services.biometrics.tables import DB

    await DB.start_connection_pool()
    try:
        return await queries.reviewed_attempts(engine, scale)
    finally:
        await DB.close_connection_pool()


def liveness(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A video of one person.")],
    challenge: Annotated[str, typer.Option(help="Movements asked for, in order, such as turn_left,blink.")],
) -> None:
    """Run a video through exactly the kiosk's decision."""
    one_thread()
    from services.biometrics.bench.video import NotAVideo, bench_video
    from services.biometrics.domain.movements import Movement

    try:
        movements = tuple(Movement(name.strip()) for name in challenge.split(","))
    except ValueError:
        raise typer.BadParameter(f"of {', '.join(Movement)}", param_hint="--challenge") from None
    try:
        result = bench_video(file, movements)
    except NotAVideo as refusal:
        _refuse(str(refusal))
    _print(result)


@cli.command("erasure-proof")
def erasure_proof(person: Annotated[UUID, typer.Argument(help="The person's id.")]) -> None:
    """What the audit log says of a person's erasure, and whether anything of the face or of its figures is left."""
    import asyncio

    with in_data():
        proof = asyncio.run(_erasure_proof(person))
    if proof is None:
        _refuse("Biometrics does not know this person.")
    _print(proof)
    if not proof["erased"]:
        raise typer.Exit(1)


async def _erasure_proof(person: UUID) -> dict[str, Any] | None:
    from services.biometrics import queries
    from services.biometrics.tables import DB

    await DB.start_connection_pool()
    try:
        return await queries.erasure_proof(person)
    finally:
        await DB.close_connection_pool()


@cli.command("retention-report")
def retention_report() -> None:
    """How many images and figures of captures are kept, for which reason, and that none has outlived it."""
    import asyncio

    with in_data():
        report = asyncio.run(_retention())
    _print(report)
    if not report["kept_to_the_rules"]:
        raise typer.Exit(1)


async def _retention() -> dict[str, Any]:
    from services.biometrics.retention import retention
    from services.biometrics.tables import DB
    from shared import clock

    await DB.start_connection_pool()
    try:
        found = await retention(clock.now())
    finally:
        await DB.close_connection_pool()
    return asdict(found) | {"kept_to_the_rules": found.kept_to_the_rules}


def _fusion(text: str) -> "Fusion":
    from services.biometrics.calibration.trials import Fusion

    try:
        return Fusion.parse(text)
    except ValueError:
        raise typer.BadParameter("two numbers such as 3x2", param_hint="--fuse") from None


def _print(result: dict[str, Any]) -> None:
    typer.echo(json.dumps(result, ensure_ascii=False, allow_nan=False, default=str))


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
