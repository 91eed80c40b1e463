"""The steps that a proceeding offers at its stage, and the fields of each step's form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel

from services.probation.breaches import effect_words, forms, words
from services.probation.breaches.actions.paperwork.evidence import may_draw_up
from services.probation.breaches.actions.serving import may_be_appealed
from services.probation.breaches.actions.term_suspension import may_resume, may_suspend
from services.probation.breaches.domain.attempts import Means
from services.probation.breaches.domain.consequences import Proposal, Step
from services.probation.breaches.domain.stages import Event, Stage
from services.probation.breaches.domain.transitions import BEFORE_DECISION, allowed
from services.probation.breaches.rows import Proceeding, ShownFact, ShownRuling
from shared.registry import Fact
from shared.web.i18n import gettext

Kind = Literal["text", "line", "day", "clock", "number", "radio", "choice", "checks"]
Options = Sequence[tuple[str, str] | tuple[str, str, str]]
"""(value, words), or with a hint under them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the fields of a step depend on."""

    row: Proceeding
    facts: Sequence[ShownFact] = ()
    known: Sequence[Fact] = ()
    proposal: Proposal | None = None
    appeal_waits: bool = False
    ruling: ShownRuling | None = None
    signs: bool = False


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form."""

    name: str
    kind: Kind
    options: Options = ()
    hint: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class StepForm:
    """One step: the words of its link and button, its model and fields, and when it is offered."""

    code: str
    title: Callable[[], str]
    model: type[BaseModel]
    fields: Callable[[Shown], list[FormField]]
    offered: Callable[[Shown], bool]
    hint: Callable[[], str] = field(default=lambda: "")
    secondary: bool = False
    after_closing: bool = False
    """Also after the registration was closed."""


def _on(event: Event) -> Callable[[Shown], bool]:
    return lambda shown: event in allowed(shown.row.at)


def _at(*stages: Stage) -> Callable[[Shown], bool]:
    return lambda shown: shown.row.at in stages


def _why(_: Shown) -> list[FormField]:
    return [FormField("why", "text")]


def _day(_: Shown) -> list[FormField]:
    return [FormField("on", "day"), FormField("words", "text")]


def _words(_: Shown) -> list[FormField]:
    return [FormField("words", "text")]


def known_options(known: Sequence[Fact]) -> Options:
    """Facts to choose, in words; the moment is written by the page."""
    return [(f"{one.kind}:{one.subject}", words.fact(one.kind, one.details)) for one in known]


def _facts(shown: Shown) -> list[FormField]:
    there = {(one.kind, one.subject) for one in shown.facts if one.removed_at is None}
    left = [one for one in shown.known if (one.kind, one.subject) not in there]
    chosen = [FormField("chosen", "checks", known_options(left))] if left else []
    return [*chosen, FormField("own_words", "text"), FormField("own_on", "day")]


def _removal(shown: Shown) -> list[FormField]:
    standing = [(str(one.id), words.fact(one.kind, one.details)) for one in shown.facts if one.removed_at is None]
    return [FormField("fact", "radio", standing), FormField("why", "text")]


def _attempt(_: Shown) -> list[FormField]:
    return [
        FormField("means", "radio", words.all_means()),
        FormField("on", "day"),
        FormField("at", "clock"),
        FormField("minutes", "number", hint=gettext("Of a call; 0 where it was only seconds")),
        FormField("result", "radio", words.results()),
        FormField("words", "text"),
    ]


def _explanation(_: Shown) -> list[FormField]:
    own = gettext("The person's own words, in the language in which they were said; for a refusal, how it was said and before whom")
    return [
        FormField("kind", "radio", words.explanations()),
        FormField("words", "text", hint=own),
        FormField("language", "radio", words.languages()),
        FormField("on", "day"),
        FormField("written_by", "radio", words.writers()),
        FormField("document", "line"),
    ]


def _measure(_: Shown) -> list[FormField]:
    return [FormField("kind", "radio", words.measures()), FormField("on", "day"), FormField("result", "text")]


def _damage(_: Shown) -> list[FormField]:
    return [
        FormField("equipment", "line", hint=gettext("What it is, with its number")),
        FormField("on", "day"),
        FormField("at", "clock"),
        FormField("damage", "text", hint=gettext("What was seen, without saying who did it")),
        FormField("explanation", "text", hint=gettext("What the person said about it; may be left out")),
        FormField("present", "text", hint=gettext("One name a line: they sign the printed record")),
    ]


def _decision(shown: Shown) -> list[FormField]:
    proposal = shown.proposal
    possible = [str(one) for one in Step if proposal and one in proposal.possible]
    unknown = [(one.rule.code, words.condition(one.rule.condition)) for one in proposal.unknown if one.rule.steps] if proposal else []
    found = [FormField("answer", "radio", words.answers())]
    if possible:
        less = gettext("Only for a confirmed breach. You may choose less than the law provides for, or nothing.")
        found.append(FormField("steps", "checks", [(code, words.step(code)) for code in possible], less))
    if str(Step.EXTEND) in possible:
        found.append(FormField("months", "number"))
    if unknown:
        found.append(FormField("stated", "checks", unknown, gettext("Say in the reasons how you know it")))
    return [
        *found,
        FormField("reasons", "text", hint=gettext("The person reads them: what you took into account, also what speaks for them")),
    ]


def _signature(_: Shown) -> list[FormField]:
    return [
        FormField("answer", "radio", [("return", gettext("Return it to the officer")), ("sign", gettext("Sign it"))]),
        FormField("words", "text"),
    ]


def _service(_: Shown) -> list[FormField]:
    return [
        FormField("how", "radio", words.services()),
        FormField("on", "day"),
        FormField("words", "text", hint=gettext("What proves it: signature, receipt, witnesses")),
    ]


def _appeal(_: Shown) -> list[FormField]:
    return [
        FormField("addressed_to", "radio", words.addressees()),
        FormField("on", "day"),
        FormField("words", "text"),
        FormField("document", "line"),
    ]


def _appeal_outcome(shown: Shown) -> list[FormField]:
    kept = [(code, words.step(code)) for code in shown.row.chosen]
    found = [FormField("outcome", "radio", words.appeal_outcomes())]
    found += [FormField("kept", "checks", kept)] if kept else []
    if shown.ruling is not None and shown.ruling.owners:
        changes = gettext("It is not valid as it was recorded; the new one is recorded next")
        found.append(FormField("ruling", "radio", [("stands", gettext("It stands")), ("changes", changes)]))
    return [*found, FormField("on", "day"), FormField("words", "text"), FormField("document", "line")]


def _ruling(_: Shown) -> list[FormField]:
    return [
        FormField("court", "line"),
        FormField("number", "line"),
        FormField("on", "day"),
        FormField("result", "radio", effect_words.court_results()),
        FormField("effect", "radio", effect_words.effects()),
        FormField("months", "number"),
        FormField("replaced_by", "radio", effect_words.replacements()),
        FormField("words", "text", hint=gettext("Against whom it was made, and on what it rests")),
    ]


def _resumption(_: Shown) -> list[FormField]:
    return [FormField("on", "day"), FormField("document", "line")]


def _decided(shown: Shown) -> bool:
    return shown.row.at is Stage.DECIDED and bool(shown.row.chosen)


def _finishes(shown: Shown) -> bool:
    return Event.FINISH in allowed(shown.row.at) and not _decided(shown)


def all_steps() -> Mapping[str, StepForm]:
    """Every step by its code, in the order of the page."""
    return {one.code: one for one in (*_before(), *_after())}


def _before() -> list[StepForm]:
    """Until it is decided."""
    before = _at(*BEFORE_DECISION)
    kiosk = gettext("At the kiosk the person reads the days of the facts in neutral words, and can answer there or ask for a talk")
    hints = {str(Means.KIOSK): kiosk}
    ask = [FormField("how", "radio", [(code, text, hints.get(code, "")) for code, text in words.all_means()])]
    return [
        StepForm("ask", lambda: gettext("Ask for an explanation"), forms.AskForm, lambda _: ask, _on(Event.ASK)),
        StepForm("attempt", lambda: gettext("Record an attempt to hear the person"), forms.AttemptForm, _attempt, before),
        StepForm(
            "explain", lambda: gettext("Record the explanation"), forms.ExplainForm, _explanation,
            _at(Stage.COLLECTING, Stage.ASKED, Stage.HEARD),
        ),
        StepForm("end-hearing", lambda: gettext("End the wait for an explanation"), forms.WhyForm, _why, _on(Event.EXHAUST)),
        StepForm("decide", lambda: gettext("Decide"), forms.DecideForm, _decision, _at(Stage.HEARD)),
        StepForm("search", lambda: gettext("Begin search measures"), forms.WhyForm, _why, _on(Event.SEARCH), secondary=True),
        StepForm("measure", lambda: gettext("Record a search measure"), forms.MeasureForm, _measure, _at(Stage.SEARCHING, Stage.WANTED)),
        StepForm("found", lambda: gettext("The person was found"), forms.DayForm, _day, _on(Event.FOUND)),
        StepForm("damage-act", lambda: gettext("Draw up the record of damaged equipment"), forms.DamageActForm, _damage,
                 lambda shown: may_draw_up(shown.row)),
        StepForm("fact", lambda: gettext("Add facts"), forms.FactsForm, _facts, _at(Stage.COLLECTING, Stage.SEARCHING), secondary=True),
        StepForm("remove-fact", lambda: gettext("Take a fact out"), forms.RemoveForm, _removal, before, secondary=True),
        StepForm("reopen", lambda: gettext("Open it again"), forms.WhyForm, _why, _on(Event.REOPEN), secondary=True),
        StepForm("withdraw", lambda: gettext("It was opened by mistake"), forms.WhyForm, _why, _on(Event.WITHDRAW), secondary=True),
    ]  # fmt: skip


def _after() -> list[StepForm]:
    """From the decision on."""
    document = [FormField("document", "line")]
    return [
        StepForm("sign", lambda: gettext("Sign or return"), forms.SignForm, _signature,
                 lambda shown: shown.row.at is Stage.TO_SIGN and shown.signs),
        StepForm("serve", lambda: gettext("Record the service"), forms.ServeForm, _service, _decided),
        StepForm("take-back", lambda: gettext("Take the decision back"), forms.WhyForm, _why, _on(Event.TAKE_BACK), secondary=True),
        StepForm("ruling", lambda: gettext("Record the court's ruling"), forms.RulingForm, _ruling, _on(Event.RULE)),
        StepForm("undo-ruling", lambda: gettext("The ruling was entered wrongly"), forms.WhyForm, _why, _on(Event.UNDO_RULING),
                 secondary=True),
        StepForm("brought", lambda: gettext("The person was brought"), forms.WordsForm, _words,
                 lambda shown: shown.row.at is Stage.SERVED and str(Step.COMPELLED) in shown.row.chosen),
        StepForm("suspend", lambda: gettext("Suspend the term"), forms.DocumentForm, lambda _: document,
                 lambda shown: may_suspend(shown.row)),
        StepForm("resume", lambda: gettext("The court lets the term run again"), forms.ResumeForm, _resumption,
                 lambda shown: may_resume(shown.row)),
        StepForm("appeal", lambda: gettext("Record an appeal"), forms.AppealForm, _appeal,
                 lambda shown: may_be_appealed(shown.row) and not shown.appeal_waits, secondary=True, after_closing=True),
        StepForm("appeal-outcome", lambda: gettext("Record the answer to the appeal"), forms.AppealOutcomeForm, _appeal_outcome,
                 lambda shown: shown.appeal_waits, after_closing=True),
        StepForm("finish", lambda: gettext("Finish: nothing more follows"), forms.WordsForm, _words, _finishes, secondary=True),
    ]  # fmt: skip
