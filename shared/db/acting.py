"""On whose behalf the database is asked: what the policies of row-level security read (infra/adr/0036-row-level-security.md).

A web process sets it for every request; nothing set means that the policies show nothing. A process that works for everybody (workers,
gateway, evaluators, the command line) declares itself the system when it starts. The few reads of a web process that have a reason beyond
the reader's scope are inside `shared.db.beyond.beyond_scope`.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from uuid import UUID

WITH_POLICIES = frozenset({"probation", "reintegration", "biometrics"})
"""The roles whose tables have row-level security: a transaction of theirs says first on whose behalf it is."""
Reach = Literal["", "own", "reads", "everything", "system"]
CODE = re.compile(r"[0-9A-Za-z_-]{1,64}")


@dataclass(frozen=True)
class Acting:
    """Whose rows are shown. `reach`: "" none, "own" those that the other fields name, "reads" those for reading alone,
    "everything" all for reading, "system" all.

    `officers`: whose caseloads. `offices`: exact codes; `regions`: beginnings of codes. `authority`: only cases of this supervising
    authority; None: of every one. `restricted`: also restricted cases of the regions. `office` is the actor's own, where second opinions
    are asked for. `visit`: the hash of the token of who stands in front of a kiosk.
    """

    reach: Reach = ""
    actor: UUID | None = None
    office: str | None = None
    officers: tuple[UUID, ...] = ()
    offices: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    authority: str | None = None
    restricted: bool = True
    provider: UUID | None = None
    visit: str | None = None

    @cached_property
    def statement(self) -> str:
        """Sets everything that the policies read until the transaction ends. Raises ValueError for a code that is none."""
        said = {
            "scope": self.reach,
            "actor": _code(self.actor),
            "office": _code(self.office),
            "officers": _array(self.officers),
            "offices": _array(self.offices),
            "regions": _array(self.regions),
            "authority": _code(self.authority),
            "restricted": "" if self.restricted else "hidden",
            "provider": _code(self.provider),
            "visit": _code(self.visit),
        }
        return "SELECT " + ", ".join(f"set_config('oralu.{name}', '{value}', true)" for name, value in said.items())


NOBODY, SYSTEM = Acting(), Acting("system")
SESSION = {"oralu.scope": "system"}
"""How a connection of the system's processes begins."""

_now: ContextVar[Acting | None] = ContextVar("acting", default=None)
_otherwise: Acting = NOBODY
_on_connections = False


def current() -> Acting:
    """What is set for this task, else what the process declared, else nobody."""
    return _now.get() or _otherwise


@contextmanager
def acting(who: Acting) -> Iterator[None]:
    """Set it for this task until the block ends; a transaction that is open keeps what it began with."""
    token = _now.set(who)
    try:
        yield
    finally:
        _now.reset(token)


def process_is_the_system(*, on_connections: bool = True) -> None:
    """This process works for everybody. Said once, before its pools are open; never in a web process.

    Its connections say so when they begin, so that no statement costs more: it must reach PostgreSQL itself, because a pooler in
    transaction mode refuses such a setting. Without `on_connections` every transaction says it.
    """
    global _otherwise, _on_connections
    _otherwise, _on_connections = SYSTEM, on_connections


def said_by_connections() -> bool:
    """Whether this process's connections say that they are the system's."""
    return _on_connections


async def nothing_to_reset(_: object) -> None:
    """A connection goes back to the pool without a message to the server: nothing sets anything for longer than a transaction.

    asyncpg rolls back a transaction that is still open before it calls this.
    """


def _code(value: UUID | str | None) -> str:
    if value is None:
        return ""
    if not CODE.fullmatch(text := str(value)):
        raise ValueError("A code for the policies has letters, digits, hyphens and underscores alone.")
    return text


def _array(values: tuple[UUID | str, ...]) -> str:
    return "{" + ",".join(map(_code, values)) + "}" if values else ""
