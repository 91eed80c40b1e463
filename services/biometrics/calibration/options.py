"""Options of the commands that measure a data set."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from services.biometrics.calibration.trials import Fusion

Groups = Annotated[Path | None, typer.Option(help="CSV with the columns identity and group.")]
Workers = Annotated[int, typer.Option(help="Processes for what is not timed.", min=1)]


def read_fusion(text: str) -> "Fusion":
    """Read an option such as `3x2`. Raises typer.BadParameter."""
    from services.biometrics.calibration.trials import Fusion

    try:
        return Fusion.parse(text)
    except ValueError:
        raise typer.BadParameter("two numbers such as 3x2", param_hint="--fuse") from None
