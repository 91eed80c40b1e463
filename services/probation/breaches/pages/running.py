"""What each step's form calls, and what is said where the action refuses."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from services.probation.breaches import effect_words
from services.probation.breaches.actions import (
    appeals,
    deciding,
    hearing,
    opening,
    rulings,
    searching,
    serving,
    term_suspension,
)
from services.probation.breaches.actions.effects import term
from services.probation.breaches.actions.paperwork import evidence
from services.probation.breaches.forms import (
    AppealForm,
    AppealOutcomeForm,
    AskForm,
    AttemptForm,
    DamageActForm,
    DayForm,
    DecideForm,
    DocumentForm,
    ExplainForm,
    FactsForm,
    MeasureForm,
    RemoveForm,
    ResumeForm,
    RulingForm,
    ServeForm,
    SignForm,
    Versioned,
    WhyForm,
    WordsForm,
)
from services.probation.breaches.rows import Proceeding
from services.probation.errors import SecondOfficerNeeded
from services.probation.terms.words import problem as term_problem
from shared.actors import Actor
from shared.web.i18n import gettext

Run = Callable[[Proceeding, Any, Actor, datetime], Awaitable[object]]


def _fact(row: Proceeding, form: FactsForm, by: Actor, now: datetime) -> Awaitable[object]:
    own = form.own(ZoneInfo(row.time_zone))
    return opening.add_facts(row.id, form.pairs(), own, seen=form.version, by=by, now=now)


def _attempt(row: Proceeding, form: AttemptForm, by: Actor, now: datetime) -> Awaitable[object]:
    new = hearing.NewAttempt(form.means, form.moment(ZoneInfo(row.time_zone)), form.minutes, form.result, form.words)
    return hearing.record_attempt(row.id, new, seen=form.version, by=by, now=now)


def _explain(row: Proceeding, form: ExplainForm, by: Actor, now: datetime) -> Awaitable[object]:
    new = hearing.NewExplanation(form.kind, form.words, form.language, form.on, form.written_by, form.document)
    return hearing.record_explanation(row.id, new, seen=form.version, by=by, now=now)


def _decide(row: Proceeding, form: DecideForm, by: Actor, now: datetime) -> Awaitable[object]:
    confirmed = form.answer == "confirmed"
    steps = tuple(form.steps) if confirmed else ()
    months = form.months if confirmed else None
    decision = deciding.Decision(form.answer, form.reasons, steps, months, tuple(form.stated) if confirmed else ())
    return deciding.decide(row.id, decision, seen=form.version, by=by, now=now)


def _serve(row: Proceeding, form: ServeForm, by: Actor, now: datetime) -> Awaitable[object]:
    return serving.serve(row.id, serving.Service(form.how, form.on, form.words), seen=form.version, by=by, now=now)


def _appeal(row: Proceeding, form: AppealForm, by: Actor, now: datetime) -> Awaitable[object]:
    new = appeals.NewAppeal(form.addressed_to, form.on, form.words, form.document)
    return appeals.lodge(row.id, new, seen=form.version, by=by, now=now)


def _appeal_outcome(row: Proceeding, form: AppealOutcomeForm, by: Actor, now: datetime) -> Awaitable[object]:
    changes = form.outcome == "changed" and form.ruling == "changes"
    outcome = appeals.AppealOutcome(form.outcome, form.on, form.words, form.document, tuple(form.kept), changes)
    return appeals.decide_appeal(row.id, outcome, seen=form.version, by=by, now=now)


def _ruling(row: Proceeding, form: RulingForm, by: Actor, now: datetime) -> Awaitable[object]:
    months = form.months if form.effect == "extend" else None
    replaced_by = form.replaced_by if form.effect == "replace" else None
    new = rulings.NewRuling(form.court, form.number, form.on, form.result, form.effect, months, form.words, replaced_by)
    return rulings.record_ruling(row.id, new, seen=form.version, by=by, now=now)


def _measure(row: Proceeding, form: MeasureForm, by: Actor, now: datetime) -> Awaitable[object]:
    return searching.record_measure(row.id, searching.NewMeasure(form.kind, form.on, form.result), seen=form.version, by=by, now=now)


def _damage_act(row: Proceeding, form: DamageActForm, by: Actor, now: datetime) -> Awaitable[object]:
    new = evidence.NewDamageAct(form.equipment, form.moment(ZoneInfo(row.time_zone)), form.damage, form.names(), form.explanation)
    return evidence.draw_up_damage_act(row.id, new, seen=form.version, by=by, now=now)


def _remove(row: Proceeding, form: RemoveForm, by: Actor, now: datetime) -> Awaitable[object]:
    return opening.remove_fact(row.id, form.fact, form.why, seen=form.version, by=by, now=now)


def _found(row: Proceeding, form: DayForm, by: Actor, now: datetime) -> Awaitable[object]:
    return searching.found(row.id, form.on, form.words, seen=form.version, by=by, now=now)


def _resume(row: Proceeding, form: ResumeForm, by: Actor, now: datetime) -> Awaitable[object]:
    return term_suspension.resume_term(row.id, form.on, form.document, seen=form.version, by=by, now=now)


def _ask(row: Proceeding, form: AskForm, by: Actor, now: datetime) -> Awaitable[object]:
    return hearing.ask(row.id, form.how, seen=form.version, by=by, now=now)


def _sign(row: Proceeding, form: SignForm, by: Actor, now: datetime) -> Awaitable[object]:
    return deciding.sign(row.id, form.answer, form.words, seen=form.version, by=by, now=now)


def _suspend(row: Proceeding, form: DocumentForm, by: Actor, now: datetime) -> Awaitable[object]:
    return term_suspension.suspend_term(row.id, form.document, seen=form.version, by=by, now=now)


def _with_why(act: Callable[..., Awaitable[object]]) -> Run:
    def run(row: Proceeding, form: WhyForm, by: Actor, now: datetime) -> Awaitable[object]:
        return act(row.id, form.why, seen=form.version, by=by, now=now)

    return run


def _with_words(act: Callable[..., Awaitable[object]]) -> Run:
    def run(row: Proceeding, form: WordsForm, by: Actor, now: datetime) -> Awaitable[object]:
        return act(row.id, form.words, seen=form.version, by=by, now=now)

    return run


RUN: Mapping[str, Run] = {
    "fact": _fact,
    "remove-fact": _remove,
    "ask": _ask,
    "attempt": _attempt,
    "explain": _explain,
    "end-hearing": _with_why(hearing.end_hearing),
    "reopen": _with_why(hearing.reopen_hearing),
    "withdraw": _with_why(hearing.withdraw),
    "damage-act": _damage_act,
    "search": _with_why(searching.begin_search),
    "measure": _measure,
    "found": _found,
    "suspend": _suspend,
    "resume": _resume,
    "decide": _decide,
    "sign": _sign,
    "take-back": _with_why(deciding.take_back),
    "serve": _serve,
    "finish": _with_words(serving.finish),
    "brought": _with_words(serving.brought),
    "appeal": _appeal,
    "appeal-outcome": _appeal_outcome,
    "ruling": _ruling,
    "undo-ruling": _with_why(rulings.undo_ruling),
}
REFUSED = (
    opening.NoFacts,
    opening.TooLateForFacts,
    hearing.NotHeard,
    hearing.SearchGoesOn,
    hearing.InFuture,
    evidence.FoundInFuture,
    deciding.NotProvided,
    serving.WrongDay,
    rulings.WrongRulingDay,
    rulings.NotFitting,
    term.AgainstTerm,
    searching.NothingMissed,
    SecondOfficerNeeded,
)
"""What an action says about the form; the page shows it beside the field, with everything that was typed."""


async def run(code: str, row: Proceeding, form: Versioned, *, by: Actor, now: datetime) -> None:
    """Take the step. Raises one of `REFUSED`, NotFound, AlreadyClosed, AlreadyDecided."""
    await RUN[code](row, form, by, now)


def refusal(error: Exception) -> dict[str, str]:
    """What to do, beside the field that it is about."""
    if isinstance(error, deciding.NotProvided):
        return _not_provided(error.problem)
    if isinstance(error, rulings.WrongRulingDay):
        return {"on": effect_words.wrong_day(error.code)}
    if isinstance(error, rulings.NotFitting):
        return effect_words.unfit(error.code)
    if isinstance(error, term.AgainstTerm):
        return {"words": term_problem(error.code), "document": term_problem(error.code)}
    return _refusals().get(type(error), {})


def _not_provided(problem: str) -> dict[str, str]:
    return {
        "months": {"months": gettext("Enter how many months, at most as many as the rule allows")},
        "one_submission": {"steps": gettext("One submission at a time: choose what the court is asked for")},
    }.get(problem, {"steps": gettext("No rule provides for this with these facts: confirm what the software cannot check, or choose less")})


def _refusals() -> Mapping[type[Exception], dict[str, str]]:
    return {
        opening.NoFacts: {"chosen": gettext("Choose a fact, or write one down with its day")},
        opening.TooLateForFacts: {"chosen": gettext("The person was asked about the facts as they are: open the hearing again first")},
        hearing.NotHeard: {"why": gettext("The person was not heard yet: the page of the proceeding says what is missing")},
        hearing.SearchGoesOn: {"why": gettext("The days of the search are not over, or measures are missing")},
        hearing.InFuture: {"on": gettext("Enter a moment since this hearing began, not in the future")},
        evidence.FoundInFuture: {"on": gettext("Enter a moment that has passed")},
        serving.WrongDay: {"on": gettext("Enter a day between the step before and today")},
        searching.NothingMissed: {"why": gettext("The days of the search count from a missed check-in: add it to the facts first")},
        SecondOfficerNeeded: {"answer": gettext("You decided this yourself, or you do not sign: another senior officer does")},
    }
