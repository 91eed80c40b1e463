"""`oralu search`: who is found, as an account would find them."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.table import Table

from services.probation.database import BY, DB, Audit
from services.probation.search.queries import MOST_HITS, Hit, find
from shared import audit, clock
from shared.access.acting import acting_for
from shared.access.pages import PagePermission
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.acting import acting
from shared.db.engine import engine, transaction
from shared.identity.accounts import of_login
from shared.identity.cover.queries import covered_by
from shared.registry import DataScope


class NoReader(Exception):
    """No enabled account has this login, or it may not read the register."""


def add_commands(app: typer.Typer, data: DataScope) -> None:
    """Add `search` to `oralu`."""

    @app.command("search")
    def search(
        query: Annotated[str, typer.Argument(help="A name however it is spelled, or a part of a number")],
        login: Annotated[str, typer.Option("--as", help="The account whose people are searched")],
        as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line: person, name, score")] = False,
        most: Annotated[int, typer.Option(min=1, max=MOST_HITS, help="Hits at most")] = 20,
    ) -> None:
        """Find people on the register, the best first, within the scope of an account; the search is recorded."""
        try:
            with data():
                hits = asyncio.run(_search(query, login, most))
        except NoReader:
            typer.echo(f"No account {login} may read the register.", err=True)
            raise typer.Exit(1) from None
        if as_json:
            for hit in hits:
                typer.echo(orjson.dumps({"person": str(hit.person), "name": hit.name, "score": hit.score}).decode())
        else:
            Console().print(_table(hits))


def _table(hits: list[Hit]) -> Table:
    table = Table("score", "name", "case", box=None)
    for hit in hits:
        table.add_row(f"{hit.score:.2f}", hit.name, hit.case_number)
    return table


async def _search(query: str, login: str, most: int) -> list[Hit]:
    async with AsyncExitStack() as stack:
        for one in (engine("identity"), DB):
            await one.start_connection_pool()
            stack.push_async_callback(one.close_connection_pool)
        reader = await _reader(login)
        with acting(acting_for(reader)):
            hits = list({hit.person: hit for hit in reversed(await find(query, state=None, most=most))}.values())[::-1]
        async with transaction(DB):
            details: audit.Details = {"login": login, "hits": len(hits)}
            await audit.record(Audit, by=BY, action="people_searched_by_command", about=None, details=details, at=clock.now())
        return hits


async def _reader(login: str) -> Actor:
    account = await of_login(login)
    if account is None or not may(account.actor, PagePermission.REGISTER):
        raise NoReader
    return replace(account.actor, covers=await covered_by(account.id, now=clock.now()))
