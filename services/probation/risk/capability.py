"""Relapse risk: a tier as guidance, the register of persons prone to relapse, who is almost eligible for less supervision."""

from pathlib import Path
from uuid import UUID

from services.probation.risk import hooks, jobs, panels, words
from services.probation.risk.actions import answering, objecting, overriding, relapse
from services.probation.risk.pages import case, less, set_aside, talk
from services.probation.risk.pages import relapse as relapse_pages
from services.probation.risk.permissions import RiskPermission
from services.probation.settings import settings
from shared.registry import Capability, CaseTab, Panel, PersonRows, QueueKind
from shared.web.i18n import gettext

LIVE = """t.state IN ({states}) AND EXISTS (SELECT FROM probation.{table} o
    WHERE o.person = $1 AND o.authority = t.authority AND o.state IN ({states}))"""


def _live(table: str, *states: str) -> str:
    """A row that waits or holds stays where the surviving record has one."""
    return LIVE.format(table=table, states=", ".join(f"'{state}'" for state in states))


def _less(_: UUID, person: UUID) -> str:
    return f"/people/{person}/less-supervision"


CAPABILITY = Capability(
    "risk",
    permissions=RiskPermission,
    routes=[*case.route_handlers, *talk.route_handlers, *relapse_pages.route_handlers, *less.route_handlers,
            *set_aside.route_handlers],
    templates=Path(__file__).parent / "templates",
    periodic=[
        (jobs.compute_tiers, lambda: settings().sweep_seconds * 12),
        (jobs.ask_for_reviews, lambda: settings().sweep_seconds * 120),
    ],
    queue_kinds=[
        QueueKind(
            overriding.CONFIRM, 4, lambda: gettext("Lower tier to confirm"), lambda _, person: f"/people/{person}/risk", by_decision=True
        ),
        QueueKind(overriding.REVIEW, 5, lambda: gettext("Tier to review"), lambda _, person: f"/people/{person}/risk"),
        QueueKind(
            objecting.OBJECTION, 3, lambda: gettext("Objection of the person"), lambda _, person: f"/people/{person}/risk/objections",
            by_decision=True,
        ),
        QueueKind(
            relapse.DECIDE, 3, lambda: gettext("Entry to decide: prone to relapse"), lambda _, person: f"/people/{person}/relapse",
            by_decision=True,
        ),
        QueueKind(
            relapse.REVIEW, 4, lambda: gettext("Entry to review: prone to relapse"), lambda _, person: f"/people/{person}/relapse",
            by_decision=True,
        ),
        QueueKind(answering.APPROVE, 4, lambda: gettext("Less supervision: to approve"), _less, by_decision=True),
        QueueKind(answering.REVISE, 4, lambda: gettext("Less supervision: to answer anew"), _less, by_decision=True),
        QueueKind(answering.UNLOOKED, 5, lambda: gettext("Less supervision: not looked at"), _less, by_decision=True),
    ],
    queue_reasons=[words.reason],
    law_words=words.of_list,
    case_tabs=[
        CaseTab(16, lambda: gettext("Relapse risk"), lambda person: f"/people/{person}/risk", RiskPermission.READ),
        CaseTab(17, lambda: gettext("Prone to relapse"), lambda person: f"/people/{person}/relapse", RiskPermission.RELAPSE_READ),
    ],
    case_panels=[Panel(14, "risk/case.html", panels.of_case, place="side")],
    on_case_closed=hooks.on_case_closed,
    on_case_reopened=hooks.on_case_reopened,
    on_term_changed=hooks.on_term_changed,
    on_duty_changed=hooks.on_duty_changed,
    person_rows=[
        PersonRows("probation.risk_fact", lambda: gettext("Facts for the tier"), "at"),
        PersonRows(
            "probation.risk_override", lambda: gettext("Tiers set by hand"), "proposed_at",
            stays=_live("risk_override", "proposed", "holds"), of_registration=True,
        ),
        PersonRows("probation.risk_objection", lambda: gettext("Objections"), "recorded_at", of_registration=True),
        PersonRows(
            "probation.relapse_entry", lambda: gettext("Entries: prone to relapse"), "proposed_at",
            stays=_live("relapse_entry", "proposed", "entered"), of_registration=True,
        ),
        PersonRows(
            "probation.less_answer", lambda: gettext("Answers about less supervision"), "given_at",
            stays=_live("less_answer", "waits", "revise"), of_registration=True,
        ),
        PersonRows("probation.risk_event", lambda: gettext("What happened to tiers and entries"), "at"),
    ],
)  # fmt: skip
