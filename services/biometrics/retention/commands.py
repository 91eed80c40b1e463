"""`oralu biometrics erasure-proof` and `retention-report`: what is left of one face, and what is stored of all faces."""

import asyncio
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from services.biometrics.command_line import print_result, refuse
from shared.values import JsonObject

if TYPE_CHECKING:
    from services.biometrics.retention.queries import ErasureProof
    from shared.registry import DataScope


def add_commands(group: typer.Typer, data: "DataScope") -> None:
    """Add them to `oralu biometrics`; inside `data()` the database can be reached."""

    @group.command("erasure-proof")
    def erasure_proof(person: Annotated[UUID, typer.Argument(help="The person's id.")]) -> None:
        """What the audit log says about a person's erasure, and whether anything of the face or of its figures is left."""
        with data():
            proof = asyncio.run(_erasure_proof(person))
        if proof is None:
            refuse("Biometrics does not know this person.")
        print_result(asdict(proof))
        if not proof.erased:
            raise typer.Exit(1)

    @group.command("retention-report")
    def retention_report() -> None:
        """How many images and figures of captures are kept, for which reason, and that none has outlived it."""
        with data():
            report = asyncio.run(_retention())
        print_result(report)
        if not report["kept_to_the_rules"]:
            raise typer.Exit(1)


async def _erasure_proof(person: UUID) -> "ErasureProof | None":
    from services.biometrics.database import DB
    from services.biometrics.retention import queries

    await DB.start_connection_pool()
    try:
        return await queries.erasure_proof(person)
    finally:
        await DB.close_connection_pool()


async def _retention() -> JsonObject:
    from services.biometrics.database import DB
    from services.biometrics.retention.report import retention
    from shared import clock

    await DB.start_connection_pool()
    try:
        found = await retention(clock.now())
    finally:
        await DB.close_connection_pool()
    return asdict(found) | {"kept_to_the_rules": found.kept_to_the_rules}
