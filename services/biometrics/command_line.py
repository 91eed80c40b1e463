"""How the commands of biometrics answer: the last line printed is one JSON object."""

import json
from typing import NoReturn

import typer

from shared.values import JsonObject


def print_result(result: JsonObject) -> None:
    """One JSON object on one line."""
    typer.echo(json.dumps(result, ensure_ascii=False, allow_nan=False, default=str))


def refuse(sentence: str) -> NoReturn:
    """Say why on standard error, and end with 1."""
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
