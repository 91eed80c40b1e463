"""`oralu bench` and `oralu liveness`: measurements of the face engine."""

from pathlib import Path
from typing import Annotated

import typer

from services.biometrics.calibration.options import Groups, Workers, read_fusion
from services.biometrics.command_line import print_result, refuse
from services.biometrics.engine.threads import one_thread

bench = typer.Typer(no_args_is_help=True)
Folder = Annotated[Path, typer.Argument(exists=True, file_okay=False, help="A data set in LFW's layout: Name/Name_0001.jpg")]


@bench.command("faces")
def faces(
    folder: Folder,
    pairs: Annotated[Path, typer.Option(help="LFW's list of pairs.")],
    fuse: Annotated[
        str | None, typer.Option(help="Images that make a template x images that make a probe, such as 3x2, as at the kiosk.")
    ] = None,
    groups: Groups = None,
    limit: Annotated[int | None, typer.Option(help="Use only this many pairs, to try it out.", min=20)] = None,
    calibration: Annotated[Path | None, typer.Option(help="An artefact made from other people.", exists=True)] = None,
    workers: Workers = 1,
) -> None:
    """Accuracy and speed on a data set, compared with plain face_recognition."""
    one_thread()
    from services.biometrics.bench.faces import bench_faces
    from services.biometrics.calibration.dataset import BadDataset
    from services.biometrics.matching.artefact import NotUsable, read

    fusion = read_fusion(fuse) if fuse else None
    try:
        artefact = read(calibration) if calibration else None
        result = bench_faces(folder, pairs=pairs, fuse=fusion, groups=groups, limit=limit, calibration=artefact, workers=workers)
    except BadDataset as refusal:
        refuse(str(refusal))
    except NotUsable as refusal:
        refuse(f"{calibration}: no calibration that can be used ({refusal})")
    print_result(result)


@bench.command("gallery")
def gallery(count: Annotated[int, typer.Argument(min=1, max=5_000_000, help="Templates.")] = 100_000) -> None:
    """Search one face among many templates."""
    from services.biometrics.bench.gallery import bench_gallery

    print_result(bench_gallery(count))


@bench.command("quality")
def quality(folder: Folder, limit: Annotated[int | None, typer.Option(help="Use only this many images.", min=1)] = None) -> None:
    """What the quality rules refuse, and how often they call a face covered."""
    one_thread()
    from services.biometrics.bench.quality import bench_quality
    from services.biometrics.calibration.dataset import BadDataset

    try:
        print_result(bench_quality(folder, limit=limit))
    except BadDataset as refusal:
        refuse(str(refusal))


@bench.command("liveness")
def bench_of_liveness(
    folders: Annotated[list[Path], typer.Argument(exists=True, file_okay=False, help="Photographs and clips, in any folders below.")],
    labels: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="CSV: file, start_ms, end_ms, movements.")] = None,
) -> None:
    """Attacks made from photographs and clips, and how people who do as asked are judged."""
    one_thread()
    from services.biometrics.bench.liveness import bench_liveness
    from services.biometrics.bench.video import NotAVideo
    from services.biometrics.calibration.dataset import BadDataset

    try:
        result = bench_liveness(folders, labels)
    except (BadDataset, NotAVideo) as refusal:
        refuse(str(refusal))
    print_result(result)


def liveness(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A video of one person.")],
    challenge: Annotated[str, typer.Option(help="Movements asked for, in order, such as turn_left,blink.")],
) -> None:
    """Judge a video exactly as the kiosk does."""
    one_thread()
    from services.biometrics.bench.video import NotAVideo, bench_video
    from services.biometrics.liveness.domain.movements import Movement

    try:
        movements = tuple(Movement(name.strip()) for name in challenge.split(","))
    except ValueError:
        raise typer.BadParameter(f"of {', '.join(Movement)}", param_hint="--challenge") from None
    try:
        result = bench_video(file, movements)
    except NotAVideo as refusal:
        refuse(str(refusal))
    print_result(result)
