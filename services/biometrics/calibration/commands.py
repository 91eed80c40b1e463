"""`oralu biometrics calibrate`: a calibration made of a data set, or of officers' verdicts."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from services.biometrics.calibration.options import Groups, Workers, read_fusion
from services.biometrics.command_line import print_result, refuse
from services.biometrics.engine.threads import one_thread

if TYPE_CHECKING:
    from services.biometrics.calibration.trials import Fusion
    from services.biometrics.calibration.verdicts import Reviewed
    from shared.registry import DataScope

Fuse = Annotated[str, typer.Option(help="Images that make a template x images that make a probe.")]


def add_commands(group: typer.Typer, data: "DataScope") -> None:
    """Add them to `oralu biometrics`; inside `data()` the database can be reached."""

    @group.command("calibrate")
    def calibrate(
        folder: Annotated[Path | None, typer.Argument(exists=True, file_okay=False, help="A data set in LFW's layout.")] = None,
        from_verdicts: Annotated[bool, typer.Option("--from-verdicts", help="From the agency's own reviewed check-ins instead.")] = False,
        to: Annotated[
            Path | None,
            typer.Option(help="Where the artefact is written; by default the server's own place, for verdicts a file beside it."),
        ] = None,
        fuse: Fuse = "3x2",
        groups: Groups = None,
        workers: Workers = 1,
    ) -> None:
        """Measure a data set, or officers' verdicts, and keep the resulting thresholds and cohort. An artefact of verdicts changes
        nothing until an administrator decides on it."""
        if (folder is None) != from_verdicts:
            refuse("Either a folder or --from-verdicts.")
        if folder is None:
            _calibrate_from_verdicts(to, groups, data)
        else:
            _calibrate_from_folder(folder, to, read_fusion(fuse), groups, workers)


def _calibrate_from_folder(folder: Path, to: Path | None, fusion: "Fusion", groups: Path | None, workers: int) -> None:
    one_thread()
    from services.biometrics.calibration.dataset import BadDataset, identities, must_be_among, read_groups
    from services.biometrics.calibration.descriptors import descriptors, vectors_of
    from services.biometrics.calibration.make import make
    from services.biometrics.engine.version import ENGINE_VERSION, model_hash
    from services.biometrics.matching.artefact import save
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
            engine=ENGINE_VERSION,
            models=model_hash(),
            fusion=fusion,
            now=datetime.now(UTC),
        )
        save(to or settings().calibration_place, facts, cohort)
    except (BadDataset, OSError) as refusal:
        refuse(str(refusal))
    print_result({name: facts[name] for name in ("data_set", "fusion", "thresholds", "measured", "groups")} | {"cohort": len(cohort)})


def _calibrate_from_verdicts(to: Path | None, listed: Path | None, data: "DataScope") -> None:
    import asyncio

    from services.biometrics.calibration.dataset import BadDataset, read_groups
    from services.biometrics.calibration.verdicts import make_from_verdicts
    from services.biometrics.engine.version import ENGINE_VERSION, model_hash
    from services.biometrics.matching.artefact import DISTANCE, load, save
    from services.biometrics.settings import settings

    chosen, models = settings(), model_hash()
    base = load(chosen.calibration_folder, engine=ENGINE_VERSION, models=models) if chosen.calibration_folder else None
    with data():
        reviewed = asyncio.run(_reviewed(ENGINE_VERSION, base.scale if base else DISTANCE))
    try:
        groups = read_groups(listed) if listed else {}
        facts, cohort = make_from_verdicts(reviewed, base, groups, engine=ENGINE_VERSION, models=models, now=datetime.now(UTC))
    except BadDataset as refusal:
        refuse(str(refusal))
    place = to or chosen.state_dir / "calibration-from-verdicts"
    try:
        save(place, facts, cohort)
    except OSError as refusal:
        refuse(str(refusal))
    shown = ("data_set", "thresholds", "measured", "groups", "groups_recorded", "agreement")
    print_result({name: facts[name] for name in shown} | {"to": place})


async def _reviewed(engine: str, scale: str) -> "list[Reviewed]":
    from services.biometrics.calibration import queries
    from services.biometrics.database import DB

    await DB.start_connection_pool()
    try:
        return await queries.reviewed_attempts(engine, scale)
    finally:
        await DB.close_connection_pool()
