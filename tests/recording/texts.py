"""A description of Oralu besides its pages, as text: schema, routes, messages, commands, settings."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from typer.testing import CliRunner

from tests.recording import described, product
from tests.support.servers import Servers

WIDTH = "120"
RUN = re.compile(r"^(?:\\(?:un)?restrict .*|-- Dumped .*)\n", re.MULTILINE)
PARTITION = re.compile(r"_\d{4}w\d{2}")


def schema(servers: Servers) -> str:
    """The migrated database as `pg_dump --schema-only` prints it, without the partitions of the weeks around the day of the run."""
    wanted = [f"--schema={name}" for name in (*product.schemas(), "public")]
    dump = [str(product.pg_dump()), "--schema-only", *wanted, servers.database_url(product.DATABASE)]
    done = subprocess.run(dump, capture_output=True, text=True, check=True)
    statements = re.split(r"\n{2,}(?=--\n-- Name: )", RUN.sub("", done.stdout))
    kept = [each.strip() for each in statements if not PARTITION.search(each)]
    return "\n\n\n".join(kept) + "\n"


def routes() -> str:
    """A line a route: service, method, address, guards, who is let in."""
    found = {
        f"{each.service} {each.method} {each.path} | {' '.join(each.guards)} | {' '.join(each.lets_in)}" for each in described.routes()
    }
    return "\n".join(["# service method address | guards | whom they let in", "", *sorted(found), ""])


def messages() -> str:
    """Every message with its version, parties, JSON schema and an example."""
    return json.dumps(dict(described.messages()), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def settings() -> str:
    """A line a setting: whose, variable, type, default. A service's own settings are listed without the shared ones."""
    classes = described.settings_classes()
    shared = set(classes["shared"].model_fields)
    lines = []
    for owner, found in classes.items():
        for name, field in found.model_fields.items():
            if owner == "shared" or name not in shared:
                variable = str(field.validation_alias or f"{found.model_config.get('env_prefix', '')}{name}".upper())
                default = _default(field.get_default(call_default_factory=True))
                lines.append(f"{owner} {variable}: {_type_name(field.annotation)} = {default}")
    return "\n".join(["# owner variable: type = default", "", *sorted(lines), ""])


def _type_name(annotation: Any) -> str:
    text = annotation.__name__ if isinstance(annotation, type) and not hasattr(annotation, "__args__") else str(annotation)
    return text.replace("typing.", "").replace("pathlib.", "").replace("pydantic.types.", "")


def _default(value: object) -> str:
    return repr(str(value) if isinstance(value, Path) else value).replace(str(Path.home()), "~")


def commands() -> str:
    """The help of `oralu` and of every sub-command, as a terminal without colours shows it."""
    os.environ |= {"TERMINAL_WIDTH": WIDTH, "COLUMNS": WIDTH, "NO_COLOR": "1"}
    oralu = described.command()
    return "\n".join(f"$ oralu {' '.join(words)}\n{_help(oralu, words)}" for words in _every(typer.main.get_command(oralu), ()))


def _every(command: Any, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield (*words, "--help")
    for name, child in sorted(getattr(command, "commands", {}).items()):
        yield from _every(child, (*words, name))


def _help(oralu: typer.Typer, words: tuple[str, ...]) -> str:
    shown = CliRunner().invoke(oralu, list(words), prog_name="oralu", color=False)
    return "\n".join(line.rstrip() for line in shown.output.splitlines()) + "\n"
