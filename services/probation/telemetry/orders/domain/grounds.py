"""What each part of an order rests on: a duty of the person, or a decision of its own. Pure.

`grounds` in an order's body: by part (`curfew`, or the id of a zone) either `{"condition": id, "version": number}` or
`{"decision": words}`. The hours at home rest on a duty alone: only the court can set them (УИК 66; УК 44).
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from shared.values import JsonObject

Body = JsonObject
CURFEW = "curfew"
MONITORED = frozenset({"exclusion", "proximity"})
"""Kinds of zones that may rest only on a duty which names places or a person, or on a decision of their own."""
MINUTES_A_DAY = 24 * 60
Problem = Literal["no_duty", "choose_duty", "beyond_duty", "not_in_force", "decision_missing"]
Change = Literal["ended", "changed"]


class NotGrounded(ValueError):
    """A part of an order rests on nothing that allows it. `hours`: those that the court set, as (from, until)."""

    def __init__(self, problem: Problem, part: str, hours: tuple[str, str] | None = None) -> None:
        super().__init__(f"{problem}: {part}")
        self.problem, self.part, self.hours = problem, part, hours


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty of a person. `hours` and `days` are those that it names; None or empty where it names none, as in free words.

    `in_force`: it has not ended, and its registration is open. `enforced_by`: what monitoring can do for it.
    """

    id: str
    version: int
    enforced_by: str | None
    in_force: bool = True
    hours: tuple[str, str] | None = None
    days: frozenset[int] = frozenset()


def parts(body: Body | None) -> dict[str, str]:
    """The parts of an order that need a ground: the hours at home, and each zone by its kind. The home of the hours goes with them."""
    body = body or {}
    found = {CURFEW: CURFEW} if hours_at_home(body) else {}
    for feature in (body.get("zones") or {}).get("features") or []:
        properties = feature["properties"]
        kind = str(properties.get("kind", "inclusion"))
        if kind != "inclusion" or properties.get("when", "always") != "curfew":
            found[str(properties["id"])] = kind
    return found


def grounds(body: Body | None) -> dict[str, JsonObject]:
    """What each part rests on, as it stands in the order."""
    found: dict[str, JsonObject] = (body or {}).get("grounds") or {}
    return found


def without_grounds(body: Body | None) -> list[str]:
    """The parts that name nothing."""
    return [part for part in parts(body) if part not in grounds(body)]


def fits(kind: str, duty: Duty) -> bool:
    """Whether a part of this kind may rest on the duty."""
    if kind == CURFEW:
        return duty.enforced_by == CURFEW
    return duty.enforced_by == "zone" if kind in MONITORED else duty.enforced_by != CURFEW


def with_duty(body: Body, part: str, duty: str) -> Body:
    """The order with a part that rests on a duty; its version is filled in by `grounded`."""
    return {**body, "grounds": {**grounds(body), part: {"condition": duty}}}


def with_decision(body: Body, part: str, words: str) -> Body:
    """The order with a part that rests on a decision of its own, as it is cited."""
    return {**body, "grounds": {**grounds(body), part: {"decision": words}}}


def grounded(body: Body, before: Body | None, duties: Iterable[Duty]) -> Body:
    """The order with the grounds of its parts: checked where they are new, as they were elsewhere.

    What stays as it was is not asked about again, so that a permission can be given while a duty is looked into. The hours at home name
    the only duty that fits by themselves. Raises NotGrounded.
    """
    known = {duty.id: duty for duty in duties}
    kinds, named = parts(body), deepcopy(grounds(body))
    if CURFEW in kinds and CURFEW not in named and len(fitting := _fitting(CURFEW, known)) == 1:
        named[CURFEW] = {"condition": fitting[0].id}
    named = {part: _checked(part, kinds[part], one, grounds(before).get(part), known) for part, one in named.items() if part in kinds}
    if CURFEW in kinds and not _asks_no_more(body, before, named.get(CURFEW)):
        _check_hours(body, named.get(CURFEW), known)
    rest = {name: value for name, value in body.items() if name != "grounds"}
    return {**rest, "grounds": named} if named else rest


def changed_duties(body: Body | None, duties: Mapping[str, Duty]) -> dict[str, tuple[Duty, Change]]:
    """The parts whose duty has ended or has another version than the order names, with the duty. A duty not in `duties` is not judged."""
    found: dict[str, tuple[Duty, Change]] = {}
    for part, ground in grounds(body).items():
        duty = duties.get(str(ground.get("condition")))
        if duty is not None and not duty.in_force:
            found[part] = duty, "ended"
        elif duty is not None and duty.version != ground.get("version"):
            found[part] = duty, "changed"
    return found


def loose_parts(body: Body | None, duties: Iterable[Duty]) -> list[str]:
    """The parts that an officer has to look at: their duty has ended or changed, or they name nothing."""
    return [*changed_duties(body, {duty.id: duty for duty in duties}), *without_grounds(body)]


def hours_at_home(body: Body) -> list[JsonObject]:
    """Every entry of hours at home, the first night too, without the nights that are free."""
    first = body.get("first_night")
    entries = [*(body.get("curfew") or []), *([{**first, "dates": [first["date"]]}] if first else [])]
    return [{name: value for name, value in each.items() if name != "except"} for each in entries]


def _checked(part: str, kind: str, named: JsonObject, earlier: JsonObject | None, known: Mapping[str, Duty]) -> JsonObject:
    if named == earlier:
        return named
    if "condition" not in named:
        if kind == CURFEW or not str(named.get("decision") or "").strip():
            raise NotGrounded("choose_duty" if kind == CURFEW else "decision_missing", part)
        return {"decision": str(named["decision"]).strip()}
    duty = known.get(str(named["condition"]))
    if duty is None or not duty.in_force or not fits(kind, duty):
        raise NotGrounded("not_in_force", part)
    return {"condition": duty.id, "version": duty.version}


def _check_hours(body: Body, ground: JsonObject | None, known: Mapping[str, Duty]) -> None:
    if ground is None:
        raise NotGrounded("choose_duty" if _fitting(CURFEW, known) else "no_duty", CURFEW)
    duty = known.get(str(ground["condition"]))
    if duty is None or not duty.in_force:
        raise NotGrounded("not_in_force" if _fitting(CURFEW, known) else "no_duty", CURFEW)
    if any(not _within(each, duty) for each in hours_at_home(body)):
        raise NotGrounded("beyond_duty", CURFEW, duty.hours)


def _asks_no_more(body: Body, before: Body | None, ground: JsonObject | None) -> bool:
    """Whether every entry of hours was there before, and named this ground or none: then nothing more is asked of the person."""
    earlier = hours_at_home(before or {})
    same = grounds(before).get(CURFEW) in (None, ground)
    return same and all(each in earlier for each in hours_at_home(body))


def _within(entry: JsonObject, duty: Duty) -> bool:
    """Whether the hours lie within those of the duty, on days that it names. Both may go past midnight."""
    if duty.days and not _days(entry) <= duty.days:
        return False
    if duty.hours is None:
        return True
    begins, ends = map(_minutes, duty.hours)
    start, end = _minutes(entry["start"]), _minutes(entry["end"])
    length = (end - start) % MINUTES_A_DAY or MINUTES_A_DAY
    return (start - begins) % MINUTES_A_DAY + length <= (ends - begins) % MINUTES_A_DAY


def _days(entry: JsonObject) -> frozenset[int]:
    if entry.get("dates"):
        return frozenset(date.fromisoformat(day).weekday() for day in entry["dates"])
    return frozenset(entry.get("days", range(7)))


def _minutes(clock: Any) -> int:
    hours, minutes = str(clock)[:5].split(":")
    return int(hours) * 60 + int(minutes)


def _fitting(kind: str, known: Mapping[str, Duty]) -> list[Duty]:
    return [duty for duty in known.values() if duty.in_force and fits(kind, duty)]
