"""The commands of biometrics, put together from its capabilities."""

from typing import TYPE_CHECKING

import typer

from services.biometrics.calibration import commands as calibration
from services.biometrics.retention import commands as retention

if TYPE_CHECKING:
    from shared.registry import DataScope


def commands(data: "DataScope") -> typer.Typer:
    """`oralu biometrics`; inside `data()` the database can be reached. What is measured is in bench/commands.py."""
    group = typer.Typer(no_args_is_help=True, help="Calibration of the face engine, proofs of erasure.")
    calibration.add_commands(group, data)
    retention.add_commands(group, data)
    return group
