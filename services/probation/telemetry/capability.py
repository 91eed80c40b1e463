"""Commands about bracelets: evaluate a file, replay an alert, verify a pack, decode a frame, simulate devices."""

import typer

from services.probation.telemetry import commands
from services.probation.telemetry.simulation import commands as simulation
from shared.registry import Capability, DataScope


def _add(app: typer.Typer, data: DataScope) -> None:
    commands.in_data = data
    app.add_typer(commands.telemetry_cli, name="telemetry")
    app.command()(commands.decode)
    app.command()(simulation.simulate)
    app.command()(simulation.conformance)


CAPABILITY = Capability("telemetry", commands=_add)
