"""The queue in words: what an item is about and why a human should look, in the words of the capability that contributed its kind."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from services.probation.queue.domain import Item, ListedItem, Why
from services.probation.words import waited
from shared.registry import registry
from shared.web.i18n import gettext


def kind(code: str) -> str:
    """What a queue item is about."""
    known = registry("probation").queue_kinds.get(code)
    return known.title() if known else code


def reason(code: str | None) -> str:
    """Why a human should look."""
    for words in registry("probation").queue_reasons:
        if found := words(code or ""):
            return found
    return (code or "").replace("_", " ")


def put_off_whys() -> Mapping[str, str]:
    """Every reason, as a form offers it."""
    return {
        Why.PERSON: gettext("The person has been asked and still has time"),
        Why.PAPER: gettext("A document is on its way"),
        Why.AUTHORITY: gettext("Another authority has been asked"),
        Why.AGREED: gettext("A time has been agreed with the person"),
        Why.SENIOR: gettext("The senior officer has been asked for advice"),
    }


def put_off_why(code: str | None) -> str:
    """A reason that was given."""
    return put_off_whys().get(code or "", code or "")


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item ready to be shown; `name` and `case_number` are empty on the person's own page."""

    id: UUID
    person: UUID
    kind: str
    title: str
    why: str
    waited: str
    due: datetime
    late: bool
    urgent: bool
    uncalibrated: bool
    has_page: bool
    name: str = ""
    case_number: str = ""
    officer_name: str | None = None
    put_off_until: datetime | None = None
    put_off_why: str = ""
    put_off_by: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What waits about one person, most urgent first."""

    person: UUID
    name: str
    case_number: str
    officer_name: str | None
    items: list[ShownItem]


def item(row: Item, now: datetime, uncalibrated: Collection[UUID] = ()) -> ShownItem:
    """A queue item ready to be shown. `uncalibrated`: subjects with an uncalibrated result."""
    known, escalated = registry("probation").queue_kinds.get(row.kind), gettext("escalated")
    shown = ShownItem(
        id=row.id,
        person=row.person,
        kind=row.kind,
        title=f"{kind(row.kind)}\N{NO-BREAK SPACE}· {escalated}" if row.escalation else kind(row.kind),
        why=reason(row.reason),
        waited=waited(row.opened_at, now),
        due=row.due_at,
        late=row.due_at < now,
        urgent=row.priority <= 2,
        uncalibrated=row.subject_id in uncalibrated,
        has_page=known is None or known.page is not None,
        put_off_until=row.put_off_until if row.put_off_until and row.put_off_until > now else None,
        put_off_why=put_off_why(row.put_off_why),
        put_off_by=row.put_off_by_name or "",
    )
    if not isinstance(row, ListedItem):
        return shown
    return replace(shown, name=row.name, case_number=row.case_number, officer_name=row.officer_name)


def by_person(items: Iterable[ShownItem]) -> list[Group]:
    """The same items, a person at the place of the most urgent one."""
    groups: dict[UUID, Group] = {}
    for each in items:
        new = Group(each.person, each.name, each.case_number, each.officer_name, [])
        groups.setdefault(each.person, new).items.append(each)
    return list(groups.values())
