"""What capabilities contribute to their service (infra/adr/0024-one-folder-a-capability.md).

A capability is one folder for one thing that people do. Its `capability.py` names what it adds: routes, handlers, kinds of queue items,
words of the timeline, parts of pages, and what it does when a case opens or ends. The application, the worker and the command line fill
the registry once from the service's `capabilities.py`; the queue, the timeline, the case page, the home page and the actions that open and
close a case read it, and never import the contributing capabilities.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from shared.access.permissions import Permission, none_twice
from shared.actors import Actor
from shared.case_events import (
    ActDone,
    Breaches,
    CaseClosed,
    CaseHooks,
    CaseMoved,
    CaseOpened,
    CaseReopened,
    ClosingWanted,
    ConsentWithdrawn,
    DutyChanged,
    Fact,
    FactSource,
    Ground,
    Grounds,
    MonitoringEnded,
    PassedOn,
    PersonRows,
    TermChanged,
    TermOver,
)
from shared.contributions import (
    Case,
    CaseTab,
    DataScope,
    DateToTake,
    LawSimulation,
    MoveDecision,
    MoveStep,
    NeedsToTake,
    Owners,
    Panel,
    Periodic,
    QueueKind,
    SearchNumbers,
    TabGroup,
    Uncalibrated,
    Words,
)
from shared.messages.base import Message, ServiceName
from shared.messaging.inbox import Handler
from shared.values import JobContext, PageContext
from shared.web.request import Web

__all__ = [
    "ActDone",
    "Breaches",
    "Capability",
    "CaseClosed",
    "CaseMoved",
    "CaseOpened",
    "CaseReopened",
    "CaseTab",
    "ClosingWanted",
    "ConsentWithdrawn",
    "DataScope",
    "DutyChanged",
    "Fact",
    "FactSource",
    "Ground",
    "Grounds",
    "LawSimulation",
    "MonitoringEnded",
    "MoveDecision",
    "MoveStep",
    "Owners",
    "Panel",
    "PassedOn",
    "Periodic",
    "PersonRows",
    "QueueKind",
    "Registry",
    "TabGroup",
    "TermChanged",
    "TermOver",
    "Uncalibrated",
    "Words",
    "fill",
    "load_panels",
    "registry",
]

if TYPE_CHECKING:
    import typer
    from litestar.types import ControllerRouterHandler


@dataclass(frozen=True, slots=True)
class Capability:
    """Everything that one folder contributes to its service.

    Hooks run in the caller's transaction, in the order of the capabilities; `on_case_closed` may say how much it ended, by name. `owners`
    are by the names of parameters in addresses, such as `alert`. `closing_objection` says why a registration cannot end for that reason
    yet. `confirmed_breaches`: a person's breaches that a human confirmed since a moment and that were not cancelled since; where no
    capability knows any, it is not known. `law_words`: a value of a list of the law, by its code, in words. `dates_to_take`: agreed times.
    """

    name: str
    permissions: type[Permission] | None = None
    routes: Sequence["ControllerRouterHandler"] = ()
    templates: Path | None = None
    handlers: Mapping[type[Message], Handler] = field(default_factory=dict)
    periodic: Sequence[Periodic] = ()
    queue_kinds: Sequence[QueueKind] = ()
    queue_reasons: Sequence[Callable[[str], str | None]] = ()
    law_words: Callable[[str, str], str | None] | None = None
    timeline_words: Mapping[str, Words] = field(default_factory=dict)
    case_tabs: Sequence[CaseTab] = ()
    case_panels: Sequence[Panel[Any]] = ()
    home_panels: Sequence[Panel[None]] = ()
    move_steps: Sequence[MoveStep[Any]] = ()
    on_case_opened: Callable[[CaseOpened], Awaitable[None]] | None = None
    on_case_moved: Callable[[CaseMoved], Awaitable[None]] | None = None
    closing_objection: Callable[[ClosingWanted], Awaitable[str | None]] | None = None
    on_case_closed: Callable[[CaseClosed], Awaitable[Mapping[str, int] | None]] | None = None
    on_case_reopened: Callable[[CaseReopened], Awaitable[None]] | None = None
    on_act_done: Callable[[ActDone], Awaitable[None]] | None = None
    on_consent_withdrawn: Callable[[ConsentWithdrawn], Awaitable[Mapping[str, int] | None]] | None = None
    on_term_changed: Callable[[TermChanged], Awaitable[None]] | None = None
    on_term_over: Callable[[TermOver], Awaitable[None]] | None = None
    on_duty_changed: Callable[[DutyChanged], Awaitable[None]] | None = None
    on_monitoring_ended: Callable[[MonitoringEnded], Awaitable[None]] | None = None
    on_passed_on: Callable[[PassedOn], Awaitable[None]] | None = None
    commands: Callable[["typer.Typer", DataScope], None] | None = None
    owners: Mapping[str, Owners] = field(default_factory=dict)
    search_numbers: SearchNumbers | None = None
    person_rows: Sequence[PersonRows] = ()
    fact_sources: Sequence[FactSource] = ()
    confirmed_breaches: Breaches | None = None
    grounds: Grounds | None = None
    dates_to_take: Callable[[UUID, datetime], Awaitable[Sequence[DateToTake]]] | None = None
    needs_to_take: NeedsToTake | None = None
    law_simulations: Sequence[LawSimulation[Any]] = ()


class Registry(CaseHooks):
    """What the capabilities of one service contribute together."""

    def __init__(self, capabilities: Iterable[Capability]) -> None:
        """Raises ValueError if two of them contribute the same name, kind of item, entry or message."""
        self.capabilities = tuple(capabilities)
        _no_two(each.name for each in self.capabilities)
        _no_two(kind.code for each in self.capabilities for kind in each.queue_kinds)
        _no_two(entry for each in self.capabilities for entry in each.timeline_words)
        _no_two(parameter for each in self.capabilities for parameter in each.owners)
        _no_two(message.type for each in self.capabilities for message in each.handlers)
        self.permissions = none_twice(permission for each in self.capabilities for permission in each.permissions or ())
        self.queue_kinds = {kind.code: kind for each in self.capabilities for kind in each.queue_kinds}
        self.queue_reasons = tuple(words for each in self.capabilities for words in each.queue_reasons)
        self.law_words = tuple(each.law_words for each in self.capabilities if each.law_words is not None)
        self.timeline_words = {entry: words for each in self.capabilities for entry, words in each.timeline_words.items()}
        self.case_tabs = sorted((tab for each in self.capabilities for tab in each.case_tabs), key=lambda tab: tab.order)
        self.case_panels = sorted((panel for each in self.capabilities for panel in each.case_panels), key=lambda panel: panel.order)
        self.search_numbers = tuple(each.search_numbers for each in self.capabilities if each.search_numbers is not None)
        self.fact_sources = tuple(source for each in self.capabilities for source in each.fact_sources)
        _no_two(kind for source in self.fact_sources for kind in source.kinds)
        self.confirmed_breaches = tuple(each.confirmed_breaches for each in self.capabilities if each.confirmed_breaches is not None)
        self.move_steps = tuple(step for each in self.capabilities for step in each.move_steps)
        self.law_simulations = {each.code: each for one in self.capabilities for each in one.law_simulations}
        _no_two(each.code for one in self.capabilities for each in one.law_simulations)
        self.home_panels = sorted((panel for each in self.capabilities for panel in each.home_panels), key=lambda panel: panel.order)

    @property
    def routes(self) -> list["ControllerRouterHandler"]:
        """The routes of all of them, in their order."""
        return [route for each in self.capabilities for route in each.routes]

    @property
    def templates(self) -> dict[str, Path]:
        """The folder of each capability that has pages; its templates are called `<capability>/<file>`."""
        return {each.name: each.templates for each in self.capabilities if each.templates is not None}

    @property
    def owners(self) -> dict[str, Owners]:
        """Whose record a value in an address is, by the parameter's name."""
        return {parameter: owners for each in self.capabilities for parameter, owners in each.owners.items()}

    @property
    def handlers(self) -> dict[type[Message], Handler]:
        """The handler of each message."""
        return {message: handler for each in self.capabilities for message, handler in each.handlers.items()}

    @property
    def periodic(self) -> list[tuple[Callable[[JobContext], Awaitable[None]], float]]:
        """The worker's periodic tasks, with the seconds between."""
        return [(task, every() if callable(every) else every) for each in self.capabilities for task, every in each.periodic]

    async def grounds_of(self, by: Actor, subjects: Sequence[UUID]) -> dict[UUID, list[Ground]]:
        """Where each of these rows came from, as far as the capabilities know it and this reader may."""
        found: dict[UUID, list[Ground]] = {}
        for hook in filter(None, (each.grounds for each in self.capabilities)):
            for one in await hook(by, subjects):
                found.setdefault(one.subject, []).append(one)
        return found

    async def dates_to_take(self, person: UUID, since: datetime) -> list[DateToTake]:
        """The person's agreed times after a moment, the next first; the caller has checked the scope."""
        hooks = filter(None, (each.dates_to_take for each in self.capabilities))
        return sorted([one for hook in hooks for one in await hook(person, since)], key=lambda each: each.at)


async def load_panels(panels: Iterable[Panel[Case]], request: Web, case: Case) -> list[PageContext]:
    """What the panels show to this reader, in order, each with its `template` and `place`."""
    found = [(panel, await panel.load(request, case)) for panel in panels]
    return [{"template": panel.template, "place": panel.place, **shown} for panel, shown in found if shown is not None]


_filled: dict[ServiceName, Registry] = {}


def fill(service: ServiceName, capabilities: Iterable[Capability]) -> Registry:
    """Register the capabilities of a service, once in a process; a second call replaces them."""
    _filled[service] = Registry(capabilities)
    return _filled[service]


def registry(service: ServiceName) -> Registry:
    """What the service's capabilities contribute. Raises LookupError in a process that did not call `fill`."""
    if service not in _filled:
        raise LookupError(f"Nobody named the capabilities of {service} in this process: call registry.fill first.")
    return _filled[service]


def _no_two(names: Iterable[str]) -> None:
    for name, count in Counter(names).items():
        if count > 1:
            raise ValueError(f"Two capabilities contribute {name}.")
