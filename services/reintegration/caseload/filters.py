"""The filters of the list of cases: one line each, with its words, its values and its condition."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from services.reintegration.cases.domain import CLOSING_REASONS, Ground, Origin
from services.reintegration.cases.words import ground_name, origin
from services.reintegration.continuation.words import closing_reason
from services.reintegration.stages.domain.kinds import stage_kinds
from services.reintegration.stages.words import stage
from services.reintegration.words import need, today
from shared import clock
from shared.messages.base import NEEDS
from shared.web.i18n import gettext

ENDED_WITH_REGISTRATION = "registration_ended"
NEEDED = """(EXISTS (SELECT FROM reintegration.task t WHERE t.person = c.person AND t.need = {value} AND t.status IN ('open', 'taken'))
    OR EXISTS (SELECT FROM reintegration.plan p WHERE p.person = c.person AND p.need = {value} AND p.state = 'active')
    OR EXISTS (SELECT FROM reintegration.case_need n WHERE n.person = c.person AND n.pathway = {value}
        AND n.state IN ('not_started', 'in_progress')))"""


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter. `condition`: about the case `c`, with {value} where the chosen code stands. `options`: codes in words; None: an office's
    code, of which only the reader's cases know."""

    name: str
    label: Callable[[], str]
    options: Callable[[], Sequence[tuple[str, str]]] | None
    condition: str


HAS_OWNER = "EXISTS (SELECT FROM reintegration.case_owner w WHERE w.person = c.person AND w.until IS NULL{mine})"
MINE = HAS_OWNER.format(mine=" AND w.account = nullif(current_setting('oralu.actor', true), '')::uuid")
NOBODYS = f"NOT {HAS_OWNER.format(mine='')}"
STAGE = "EXISTS (SELECT FROM reintegration.case_path w WHERE w.person = c.person AND w.paused_on IS NULL AND w.stage = {value})"


def _workers() -> list[tuple[str, str]]:
    return [("mine", gettext("My cases")), ("nobody", gettext("Without a worker"))]


def _stages() -> list[tuple[str, str]]:
    day = today(clock.now())
    return [(each.code, stage(each.code, day)) for each in stage_kinds(day)]


FILTERS: tuple[Filter, ...] = (
    Filter("office", lambda: gettext("Office"), None, "c.office = {value}"),
    Filter("need", lambda: gettext("Need that is open"), lambda: [(code, need(code)) for code in NEEDS], NEEDED),
    Filter("worker", lambda: gettext("Whose case"), _workers, f"CASE {{value}}::text WHEN 'mine' THEN {MINE} ELSE {NOBODYS} END"),
    Filter("stage", lambda: gettext("Stage"), _stages, STAGE),
    Filter("ground", lambda: gettext("Ground of help"), lambda: [(code, ground_name(code)) for code in Ground], "c.ground = {value}"),
    Filter("origin", lambda: gettext("Who brought the case"), lambda: [(code, origin(code)) for code in Origin], "c.origin = {value}"),
    Filter(
        "reason",
        lambda: gettext("Why the case was closed"),
        lambda: [(code, closing_reason(code)) for code in (ENDED_WITH_REGISTRATION, *CLOSING_REASONS)],
        f"c.status = 'closed' AND coalesce(c.closing_reason, '{ENDED_WITH_REGISTRATION}') = {{value}}",
    ),
)
"""In the order of the page. A further capability's filter is one more line."""


def known_values() -> dict[str, frozenset[str] | None]:
    """The codes of each filter."""
    return {each.name: frozenset(code for code, _ in each.options()) if each.options else None for each in FILTERS}
