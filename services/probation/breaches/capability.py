"""Proceedings about a possible breach: facts, hearing, decision, service, appeal, ruling."""

from pathlib import Path
from typing import cast

from services.probation.breaches import event_words, jobs, list_words, panels, queries, words
from services.probation.breaches.actions.following import end_with_case, go_on_with_case
from services.probation.breaches.actions.opening import open_or_join
from services.probation.breaches.pages import case, listing, proceeding, steps
from services.probation.breaches.pages.effects import carrying_out, correction
from services.probation.breaches.permissions import BreachPermission
from services.probation.database import DB
from shared.access.owners import owners_by
from shared.messages.explanations import ExplanationGiven, ExplanationShown
from shared.messaging.inbox import Handler
from shared.registry import Capability, CaseTab, Panel, PersonRows, QueueKind
from shared.web.i18n import gettext


def _page(number: object, _: object) -> str:
    return f"/breaches/{number}"


CAPABILITY = Capability(
    "breaches",
    permissions=BreachPermission,
    routes=[
        *listing.route_handlers,
        *case.route_handlers,
        *proceeding.route_handlers,
        *steps.route_handlers,
        *carrying_out.route_handlers,
        *correction.route_handlers,
    ],
    templates=Path(__file__).parent / "templates",
    queue_kinds=[
        QueueKind("breach_open", 3, lambda: gettext("Proceeding opened"), _page, by_decision=True),
        QueueKind("breach_explanation", 3, lambda: gettext("Explanation due"), _page, by_decision=True),
        QueueKind("breach_search", 2, lambda: gettext("Search, day 15"), _page, by_decision=True),
        QueueKind("breach_decision", 2, lambda: gettext("Decision due"), _page, by_decision=True),
        QueueKind("breach_signature", 2, lambda: gettext("Second signature"), _page, by_decision=True),
        QueueKind("breach_serve", 2, lambda: gettext("Decision to be served"), _page, by_decision=True),
        QueueKind("breach_ruling", 4, lambda: gettext("Ruling awaited"), _page, by_decision=True),
        QueueKind("breach_effect", 2, lambda: gettext("Ruling to carry out"), _page, by_decision=True),
        QueueKind("breach_correct", 2, lambda: gettext("Ruling to correct"), _page, by_decision=True),
        QueueKind("breach_appeal", 2, lambda: gettext("Appeal to answer"), _page, by_decision=True),
        QueueKind("breach_talk", 2, lambda: gettext("Talk asked for"), _page),
        QueueKind("breach_late", 2, lambda: gettext("Late explanation"), _page),
        QueueKind("breach_rests", 2, lambda: gettext("Decision to look at again"), _page),
    ],
    handlers={
        ExplanationGiven: cast("Handler", jobs.explanation_given),
        ExplanationShown: cast("Handler", jobs.explanation_shown),
    },
    queue_reasons=[event_words.reason],
    timeline_words=words.TIMELINE,
    law_words=list_words.of_list,
    case_tabs=[
        CaseTab(5, lambda: gettext("Proceedings"), lambda person: f"/people/{person}/breaches", BreachPermission.READ, group="decision")
    ],
    case_panels=[Panel(18, "breaches/case.html", panels.of_case, place="side")],
    home_panels=[Panel(18, "breaches/home.html", panels.of_office)],
    on_case_closed=end_with_case,
    on_case_reopened=go_on_with_case,
    on_passed_on=open_or_join,
    grounds=panels.grounds,
    confirmed_breaches=queries.confirmed_since,
    owners={"proceeding": owners_by(DB, "SELECT person FROM probation.breach_proceeding WHERE id = $1")},
    person_rows=[PersonRows("probation.breach_proceeding", lambda: gettext("Proceedings"), "opened_at", of_registration=True)],
)
