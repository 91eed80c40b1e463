"""Whom the answer to a request shows: collected while the answer is made, recorded when it is ready (`shared.application.recording`).

A page is read for people by itself: whatever row in its context has the field `person` is shown. An answer that is no page (a picture, a
file) says so with `saw`, unless its address names the person.
"""

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

PERSON = "person"
DEEPEST = 6
"""Lists in lists of a page: a row further down is not looked for."""
PLAIN = (NoneType, str, bytes, bool, int, float, UUID, date, datetime, time, timedelta)


@dataclass
class Seen:
    """The people whom one answer shows. `reason` says why, where a handler knows more than the address says."""

    persons: set[UUID] = field(default_factory=set)
    reason: str | None = None


_seen: ContextVar[Seen | None] = ContextVar("seen", default=None)


def begin() -> Seen:
    """The collection of the request that begins now."""
    found = Seen()
    _seen.set(found)
    return found


def saw(*persons: UUID, reason: str | None = None) -> None:
    """The answer shows these people; `reason` is a code or what the reader typed. Without a request it does nothing."""
    if (found := _seen.get()) is not None:
        found.persons.update(persons)
        found.reason = reason or found.reason


def saw_in(context: Mapping[str, object]) -> None:
    """The answer shows whoever is in the context of its template."""
    if (found := _seen.get()) is not None:
        found.persons.update(people_in(context))


def people_in(value: object, depth: int = 0) -> set[UUID]:
    """Everybody in the fields `person` of the rows in a value."""
    if depth > DEEPEST or isinstance(value, (*PLAIN, type)):
        return set()
    if isinstance(value, Mapping):
        return set().union(*(people_in(each, depth + 1) for each in value.values()))
    if is_dataclass(value) and not hasattr(value, "__iter__"):
        return _people_of_row(value, depth)
    if isinstance(value, list | tuple | set | frozenset) or is_dataclass(value):
        items = list(cast("Iterable[Any]", value))  # a dataclass that is iterated over is the page of a list
        kinds = {type(each) for each in items}
        if len(kinds) == 1 and _holds_nobody(kinds.pop()):
            return set()
        return set().union(*(people_in(each, depth + 1) for each in items))
    return set()


def _holds_nobody(kind: type[Any]) -> bool:
    return issubclass(kind, PLAIN) or (is_dataclass(kind) and not hasattr(kind, "__iter__") and not _where(kind))


def _people_of_row(row: object, depth: int) -> set[UUID]:
    found: set[UUID] = set()
    for name in _where(cast("Any", type(row))):
        value = getattr(row, name)
        if name == PERSON and isinstance(value, UUID):
            found.add(value)
        else:
            found |= people_in(value, depth + 1)
    return found


@cache
def _where(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a dataclass that may lead to a person."""
    try:
        hints = get_type_hints(kind)
    except NameError:  # a type that is imported for the checker alone
        hints = {}
    return tuple(each.name for each in fields(kind) if each.name == PERSON or not _is_plain(hints.get(each.name, Any)))


def _is_plain(annotation: Any) -> bool:
    """Whether values of this type hold nobody."""
    if annotation in PLAIN:
        return True
    if get_origin(annotation) in (Union, UnionType, list, tuple, set, frozenset, dict) and (parts := get_args(annotation)):
        return all(part is ... or _is_plain(part) for part in parts)
    return isinstance(annotation, type) and issubclass(annotation, PLAIN)
