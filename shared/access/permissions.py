"""Permissions: what somebody may do, and the roles that may do it.

Each capability has a small enumeration of its own in its `permissions.py` and names it in its `Capability`. Whose records somebody sees is
another question: shared.access.scope answers it.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Self

from shared.actors import Actor, Role


class Permission(StrEnum):
    """The base of every capability's permissions: `READ = "case.read", "Open a case", Role.OFFICER, …`.

    `meaning` says in English what it allows, for the table in docs/permissions.md; `roles` are the roles that have it.
    """

    meaning: str
    roles: frozenset[Role]

    def __new__(cls, code: str, meaning: str, *roles: Role) -> Self:
        """A member: its code, what it allows, who has it."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        member.roles = frozenset(roles)
        return member


def may(actor: Actor | None, permission: Permission) -> bool:
    """Whether this actor has the permission. Guards, pages, actions and queries all ask here."""
    return actor is not None and actor.role in permission.roles


def none_twice(permissions: Iterable[Permission]) -> list[Permission]:
    """The same permissions in their order. Raises ValueError if two have the same code."""
    found: dict[str, Permission] = {}
    for each in permissions:
        if found.setdefault(each.value, each) is not each:
            raise ValueError(f"Two permissions have the code {each.value}.")
    return list(found.values())
