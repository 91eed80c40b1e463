"""The scope of a reader as a condition in SQL (shared.access.scope has the rules).

It holds for every row that has `person`, `office`, `officer` and `supervising_authority`: registrations, check-ins, items of the queue.
"""

from typing import Any

from shared import clock
from shared.access.scope import Scope, scope_of
from shared.actors import Actor

RESTRICTED = "SELECT x.person FROM probation.registration x WHERE x.current AND x.restricted"
NOT_RESTRICTED = f"{{alias}}.person NOT IN ({RESTRICTED})"
STATED = "SELECT s.person FROM probation.stated_purpose s WHERE s.reader = {reader} AND s.valid_until > {now}"
LISTED = "({alias}.current OR {alias}.state = 'open')"
"""A registration that lists and case pages show: every open one, and of closed ones the leading one (as the indexes have it)."""


class Arguments:
    """The arguments of a condition, numbered from `$place`."""

    def __init__(self, place: int) -> None:
        self.place = place
        self.values: list[Any] = []

    def add(self, value: object) -> str:
        """Its placeholder."""
        self.values.append(value)
        return f"${self.place + len(self.values) - 1}"


def scope(by: Actor, place: int, alias: str = "r", *, in_register: bool = False) -> tuple[str, list[Any]]:
    """A condition on a row, with its arguments from `$place` on.

    A reader who must state a purpose sees the records for which one holds now; the list of the register (`in_register`) names all of them,
    so that there is something to state a purpose for.
    """
    arguments, rules = Arguments(place), scope_of(by)
    parts = [f"({part})" for part in reach(rules, arguments, alias)]
    condition = f"({' OR '.join(parts)})" if parts else "false"
    if not in_register:
        condition += stated_purpose(rules, by, arguments, alias)
    return condition, arguments.values


def reach(rules: Scope, arguments: Arguments, alias: str) -> list[str]:
    """Conditions that together are what this scope reaches, each with its own index; purposes are not in them."""
    if rules.everything:
        return ["true"]
    parts = []
    if rules.officers:
        parts.append(f"{alias}.officer {_one_of(sorted(rules.officers), arguments, 'uuid')}")
    if rules.offices:
        parts.append(f"{alias}.office {_one_of(sorted(rules.offices), arguments, 'text')}")
    for region in sorted(rules.regions):
        below = f"starts_with({alias}.office, {arguments.add(region)})"
        parts.append(below if rules.purpose != "never" else f"{below} AND {NOT_RESTRICTED.format(alias=alias)}")
    if parts and rules.authority is not None:
        supervised = f"{alias}.supervising_authority = {arguments.add(rules.authority)}"
        parts = [f"({part}) AND {supervised}" for part in parts]
    return parts


def _one_of(values: list[Any], arguments: Arguments, kind: str) -> str:
    """With one value a plain comparison: then an index keeps the order of a list."""
    return f"= {arguments.add(values[0])}" if len(values) == 1 else f"= ANY({arguments.add(values)}::{kind}[])"


def stated_purpose(rules: Scope, by: Actor, arguments: Arguments, alias: str) -> str:
    """`AND …` for a reader who must have stated a purpose, for every record or for restricted ones; otherwise nothing."""
    if rules.purpose == "never":
        return ""
    stated = STATED.format(reader=arguments.add(by.id), now=arguments.add(clock.now()))
    if rules.purpose == "always":
        return f" AND {alias}.person IN ({stated})"
    return f" AND {alias}.person NOT IN ({RESTRICTED} AND x.person NOT IN ({stated}))"
