"""`oralu dead-letters`: list, show, retry and skip, in every service."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from typing import Annotated, TypeVar
from uuid import UUID

import typer

from shared import clock
from shared.actors import system
from shared.dead_letters import actions
from shared.dead_letters.actions import Receiver
from shared.messaging import dead_letters
from shared.messaging.dead_letters import DeadLetterRow, NoDeadLetter
from shared.messaging.queue import close_connections
from shared.registry import DataScope

T = TypeVar("T")
AT_ONCE = 200
Number = Annotated[UUID, typer.Argument(help="The message's number, as `list` shows it")]


def commands(data: DataScope, receivers: Callable[[], Sequence[Receiver]]) -> typer.Typer:
    """The group of commands; they read the database inside `data()`."""
    group = typer.Typer(no_args_is_help=True)

    @group.command("list")
    def list_all() -> None:
        """Messages that could not be applied and wait for a decision."""
        with data():
            found = asyncio.run(_with_pools(receivers(), _waiting))
        for service, letter in found:
            typer.echo(f"{letter.id}  {letter.type} -> {service}  {letter.reason}  {letter.times} times, {letter.held} held behind it")
        typer.echo(f"{len(found)} dead letters" if found else "No dead letter: every message was applied, or is on its way.")

    @group.command()
    def show(number: Number) -> None:
        """What is known of one, without its contents."""
        with data():
            service, letter = asyncio.run(_with_pools(receivers(), lambda all_: _find(all_, number)))
        lines = {
            "message": f"{letter.type}, number {letter.sequence} from {letter.sender} to {service.messaging.service} about {letter.person}",
            "reason": letter.reason,
            "error": letter.error or "none",
            "first": letter.first_at.isoformat(timespec="seconds"),
            "last": f"{letter.last_at.isoformat(timespec='seconds')}, {letter.times} times",
            "held": f"{letter.held} later messages about the same person",
            "skipped": f"{letter.skipped_at.isoformat(timespec='seconds')}: {letter.skip_reason}" if letter.skipped_at else "no",
        }
        for name, text in lines.items():
            typer.echo(f"{name:8} {text}")

    @group.command()
    def retry(number: Number) -> None:
        """Let its sender send it again now, and what waits behind it."""

        async def run(all_: Sequence[Receiver]) -> bool:
            receiver, _ = await _find(all_, number)
            return await actions.retry(receiver, number, by=system(receiver.messaging.service), at=clock.now())

        with data():
            asked = asyncio.run(_with_pools(receivers(), run))
        typer.echo("Its sender was asked." if asked else "Redis cannot be reached; the sender sends it again by itself, within an hour.")

    @group.command()
    def skip(number: Number, reason: Annotated[str, typer.Option(help="Why it is never applied; kept with it, so name nobody")]) -> None:
        """Never apply it; the person's later messages take effect without it."""

        async def run(all_: Sequence[Receiver]) -> None:
            receiver, _ = await _find(all_, number)
            await actions.skip(receiver, number, reason, by=system(receiver.messaging.service), at=clock.now())

        if len(reason.strip()) < 10:
            raise typer.BadParameter("at least 10 characters", param_hint="--reason")
        with data():
            asyncio.run(_with_pools(receivers(), run))
        typer.echo("Skipped. The later messages about this person are on their way.")

    return group


async def _with_pools(receivers: Sequence[Receiver], work: Callable[[Sequence[Receiver]], Awaitable[T]]) -> T:
    async with AsyncExitStack() as stack:
        stack.push_async_callback(close_connections)
        for receiver in receivers:
            await receiver.messaging.db.start_connection_pool()
            stack.push_async_callback(receiver.messaging.db.close_connection_pool)
        try:
            return await work(receivers)
        except NoDeadLetter:
            typer.echo("No dead letter of this number waits.", err=True)
            raise typer.Exit(1) from None


async def _waiting(receivers: Sequence[Receiver]) -> list[tuple[str, DeadLetterRow]]:
    found: list[tuple[str, DeadLetterRow]] = []
    for receiver in receivers:
        after: UUID | None = None
        while True:
            rows = await dead_letters.waiting(receiver.messaging, size=AT_ONCE, after=after)
            found += [(receiver.messaging.service, row) for row in rows]
            if rows.after is None:
                break
            after = rows.rows[-1].id
    return found


async def _find(receivers: Sequence[Receiver], number: UUID) -> tuple[Receiver, DeadLetterRow]:
    for receiver in receivers:
        try:
            return receiver, await dead_letters.dead_letter(receiver.messaging, number)
        except NoDeadLetter:
            continue
    raise NoDeadLetter
