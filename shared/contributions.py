"""The parts of pages, of the queue and of tasks that a capability contributes to its service (shared.registry)."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, Literal, Protocol, TypeVar
from uuid import UUID

from shared.access.permissions import Permission
from shared.actors import Actor
from shared.messages.base import Language
from shared.values import Details, JobContext, PageContext
from shared.web.forms import FormErrors
from shared.web.request import Fields, Web

Case = TypeVar("Case")
"""A person's case, as the service that shows it reads it."""
Words = Callable[[Details], str]
"""The details of something that happened, in the reader's language."""
Periodic = tuple[Callable[[JobContext], Awaitable[None]], float | Callable[[], float]]
"""(a periodic task, the seconds between runs, or a function that reads them from the settings)."""
DataScope = Callable[[], AbstractContextManager[None]]
"""Inside it the database and Redis can be reached."""
Owners = Callable[[Any], Awaitable[Collection[UUID]]]
"""Whose record a value in an address is: nobody's where there is none. For the record of looks, also of those that were refused."""
SearchNumbers = Callable[[str], Awaitable[Collection[UUID]]]
"""The people in the reader's scope to whom a number belongs that is not in the register itself, from its digits, such as a device's."""
OpenRow = TypeVar("OpenRow")
"""One open thing that a value of the law bears on, as a typed row."""
Uncalibrated = Callable[[Sequence[UUID]], Awaitable[Collection[UUID]]]
"""From given subjects of queue items, those whose result of the software is uncalibrated."""

TabGroup = Literal["check_ins", "person", "decision", "bracelet", "papers", "plan", "help"]
"""The headings of the links on the case page, what is needed most often first. `plan` and `help` are the desk's."""


@dataclass(frozen=True, slots=True)
class QueueKind:
    """A kind of item in the officer's queue; 1 is the most urgent priority.

    `page`: the address at which it is decided, from what it is about and the person; None: the case page has a button. `by_decision`: only
    a decision there closes it, not the officer's statement that they have dealt with it. `also_for`: an SQL condition on an item `q` under
    which readers other than its officer see it (`$1` their id, `$2` their office). `of_another_office`: it asks an office that does not
    keep the case. `uncalibrated`: given subjects of items, those whose result of the software is uncalibrated.
    """

    code: str
    priority: int
    title: Callable[[], str]
    page: Callable[[UUID, UUID], str] | None = None
    by_decision: bool = False
    also_for: str | None = None
    of_another_office: bool = False
    uncalibrated: Uncalibrated | None = None


@dataclass(frozen=True, slots=True)
class CaseTab:
    """A link at the top of the page of an open case, for readers with `permission`. `form`: a button that posts there instead of a link.

    `order` sorts the links of all capabilities; `at_end` sets it apart from the others. `group`: under which heading it stands.
    `when_closed`: the page can be read when the case is closed, too.
    """

    order: int
    text: Callable[[], str]
    address: Callable[[UUID], str]
    permission: Permission
    form: bool = False
    at_end: bool = False
    group: TabGroup = "person"
    when_closed: bool = False


@dataclass(frozen=True, slots=True)
class NeedToTake:
    """A need on the paper a person takes home: its name, and (what is said about it, the words), all in the paper's language."""

    title: str
    said: Sequence[tuple[str, str]] = field(repr=False)


class NeedsToTake(Protocol):
    """The needs of a person for that paper; `sensitive`: also health and the like."""

    async def __call__(self, person: UUID, language: Language, now: datetime, *, sensitive: bool) -> Sequence[NeedToTake]:
        """In that language. The caller has checked who may read."""


@dataclass(frozen=True, slots=True)
class DateToTake:
    """An agreed time that stands on the paper a person takes home. `kind`: of what, as the paper's own texts name it."""

    at: datetime
    kind: str
    title: str
    place: str


@dataclass(frozen=True, slots=True)
class Panel(Generic[Case]):
    """A part of the home page or of the case page: a template, and what it shows (as `panel` in the template).

    `load` takes the request and the case (None on the home page); if it returns None, the part is left out. What it returns as `figure`,
    (words, number, address), is shown at the top of the home page. On the desk's case page `facts`, rows of (label, words, address, whether
    it is late), stand at the top, and a panel with `nothing`, (name, where to begin or None), is named in one line instead of drawn.
    `place` is for the case page: above everything, in its main column, or beside the timeline.
    """

    order: int
    template: str
    load: Callable[[Web, Case], Awaitable[PageContext | None]]
    place: Literal["top", "main", "side"] = "top"


@dataclass(frozen=True, slots=True)
class MoveDecision:
    """What a capability takes over when a person moves: rows for the page that asks (label, before, after), and the act itself.

    `act` runs in the transaction of the move, before anything else is locked.
    """

    rows: Sequence[tuple[str, str, str]]
    act: Callable[[Actor, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class MoveStep(Generic[Case]):
    """A part of the form for a move: what of this capability's depends on where the person lives.

    `load` gives what `template` shows (as `step`); None where nothing depends on it. `read` gives the decision, None where the officer
    keeps things as they are, or what is wrong with the fields, of which those in `many` have several values. `proposes`: what
    stands in fields of the form to begin with.
    """

    template: str
    load: Callable[[Web, Case], Awaitable[PageContext | None]]
    read: Callable[[Web, Case, Fields], Awaitable[MoveDecision | FormErrors | None]]
    many: Sequence[str] = ()
    proposes: Callable[[Web, Case], Awaitable[Mapping[str, str]]] | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What the law makes of one open thing: by when something is due, and codes of what else it says."""

    at: datetime | date | None = None
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Asked:
    """When a draft of the law is tried out: `on` is the day by whose values the open cases are judged."""

    now: datetime
    on: date


@dataclass(frozen=True, slots=True)
class LawSimulation(Generic[OpenRow]):
    """How values of the law are tried out on what is open, without changing anything.

    `rules`: their codes, or patterns as of `fnmatch`. `row`: what one row is read into. `id`, `columns`, `tables`, `condition`: the parts
    of the statement that reads them; `tables` name the registration `r`. `begun` runs once by the law as it is, for what is only known by
    it, such as since when a clock runs; `judge` runs by the law as it is and by the draft, and is pure. `since_always`: the draft is tried
    out as if its value had held since the one before it began, otherwise from its own day on. `calendar`: it counts working days.
    """

    code: str
    title: Callable[[], str]
    rules: Sequence[str]
    row: type[OpenRow]
    id: str
    columns: str
    tables: str
    condition: str
    judge: Callable[[OpenRow, Asked], Judged]
    words: Callable[[str], str] = str
    begun: Callable[[OpenRow, Asked], OpenRow] | None = None
    since_always: bool = True
    calendar: bool = False
