"""The paper: who, and each chosen part, in the language in use. What providers noted for themselves is not on it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from services.reintegration import words
from services.reintegration.case_export import words as own_words
from services.reintegration.case_export.contents import CaseContents, Part
from services.reintegration.cases.words import ground, origin
from services.reintegration.consents import words as consent_words
from services.reintegration.contacts import words as contact_words
from services.reintegration.needs import words as need_words
from services.reintegration.papers import words as paper_words
from services.reintegration.printing import Paper, typeset_paper
from services.reintegration.timeline.words import event
from shared.messages.base import Language
from shared.printing import blocks
from shared.values import JsonObject
from shared.web.i18n import current, format_date, format_datetime, gettext


async def pdf_of(what: CaseContents, recipient: str, language: Language, *, by_name: str, at: datetime) -> bytes:
    """The PDF, on every page of which stands for whom it is."""

    def made() -> Paper:
        whom = _for_whom(own_words.recipient(recipient))
        return Paper(
            gettext("Copy of a case of social support"), [blocks.note(whom), *_parts(what)], requisites=words.region(what.case.region),
            signatures=((gettext("Social worker"), by_name),), footer=whom, across=gettext("COPY"),
        )  # fmt: skip

    return await typeset_paper(made, language, at)


def _for_whom(whom: str) -> str:
    return gettext("Copy for: %(whom)s", whom=whom)


def _parts(what: CaseContents) -> Iterator[JsonObject]:
    yield from _who(what)
    sections: dict[Part, Callable[[CaseContents], Iterator[JsonObject]]] = {
        Part.NEEDS: _needs, Part.TASKS: _tasks, Part.PLANS: _plans, Part.REFERRALS: _referrals, Part.CONSENTS: _consents,
        Part.CONTACTS: _contacts, Part.PAPERS: _papers, Part.TIMELINE: _timeline,
    }  # fmt: skip
    for part, section in sections.items():
        rows = getattr(what, part.value)
        if rows is None:
            continue
        yield blocks.heading(own_words.part(part))
        yield from section(what)
        if not rows:
            yield blocks.note(gettext("Nothing is written here."))


def _who(what: CaseContents) -> Iterator[JsonObject]:
    case = what.case
    rows = [
        (gettext("Name"), case.name), (gettext("Year of birth"), str(case.birth_year or "")), (gettext("Case number"), case.case_number),
        (gettext("Phone"), case.phone or ""), (gettext("Language"), words.language(case.language)),
        (gettext("Ground of help"), ground(case)), (gettext("Who brought the case"), origin(case.origin)),
        (gettext("Opened"), _day(case.opened_at)),
    ]  # fmt: skip
    yield blocks.pairs([*rows, *([(gettext("Closed"), _day(case.closed_at))] if case.closed_at else [])])


def _needs(what: CaseContents) -> Iterator[JsonObject]:
    if what.needs:
        yield blocks.pairs(
            [
                (need_words.pathway(each.pathway), "\n".join(part for part in (need_words.state(each.state)[0], each.wanted) if part))
                for each in what.needs
            ]
        )
    if what.left_out:
        yield blocks.note(gettext("Sensitive needs are not on this copy."))


def _tasks(what: CaseContents) -> Iterator[JsonObject]:
    head = (gettext("Asked for"), gettext("Asked on"), gettext("Due"), gettext("State"))
    rows = [
        ("\n".join(part for part in (words.task_title(each.kind, each.need), each.words) if part), _day(each.asked_at), _day(each.due_at),
         gettext("Ended") if each.ended_at else gettext("Open"))
        for each in what.tasks or []
    ]  # fmt: skip
    if rows:
        yield blocks.table(head, rows, widths=(4, 1.4, 1.4, 1.2))


def _plans(what: CaseContents) -> Iterator[JsonObject]:
    for plan in what.plans or []:
        for goal in plan.goals:
            yield blocks.text(f"{words.need(plan.need)}: {goal.text}")
            steps = [(step.text, _day(step.due_on), _step(step.state)) for step in goal.steps]
            if steps:
                yield blocks.table((gettext("Step"), gettext("Due"), gettext("State")), steps, widths=(4, 1.4, 1.4))


def _step(state: str) -> str:
    return {"active": gettext("Open"), "completed": gettext("Done")}.get(state, gettext("Not pursued"))


def _referrals(what: CaseContents) -> Iterator[JsonObject]:
    for each in what.referrals or []:
        sent = (each.shared_name, each.shared_phone or "", words.language(each.shared_language), each.shared_note)
        under = next((row for row in what.consents or [] if row.id == each.consent), None)
        rows = [
            (f"{each.organisation_name}, {words.need(each.need)}", words.status(each.status)),
            (gettext("Sent on"), _day(each.requested_at)),
            (gettext("What was sent"), ", ".join(part for part in sent if part)),
            (gettext("Under which consent"), _consent(each.consent is not None, under.recorded_at if under else None)),
        ]
        yield blocks.pairs(rows)


def _consent(is_there: bool, at: datetime | None) -> str:
    if at is not None:
        return gettext("Recorded on %(day)s", day=_day(at))
    return gettext("Recorded in the case") if is_there else ""


def _consents(what: CaseContents) -> Iterator[JsonObject]:
    head = (gettext("For what"), gettext("Who may receive the data"), gettext("Which data"), gettext("Answer"), gettext("Until"))
    rows = [
        (consent_words.purpose(each.purpose), consent_words.recipients(each), ", ".join(map(consent_words.category, each.categories)),
         _answer(each.answer, each.withdrawn_at), _day(each.until_on))
        for each in what.consents or []
    ]  # fmt: skip
    if rows:
        yield blocks.table(head, rows, widths=(2, 2, 2.4, 1.6, 1.3))


def _answer(answer: str, withdrawn_at: datetime | None) -> str:
    if withdrawn_at is not None:
        return gettext("Consent taken back")
    return gettext("Consent given") if answer == "given" else gettext("The person said no")


def _contacts(what: CaseContents) -> Iterator[JsonObject]:
    head = (gettext("When"), gettext("How"), gettext("With whom"), gettext("What was said"))
    rows = [
        (str(format_datetime(each.happened_at)), contact_words.kind(each.kind), each.with_words or contact_words.with_whom(each.with_whom),
         each.words)
        for each in what.contacts or []
    ]  # fmt: skip
    if rows:
        yield blocks.table(head, rows, widths=(1.5, 1.2, 1.6, 4))


def _papers(what: CaseContents) -> Iterator[JsonObject]:
    rows = [(kind.text(current()).name, paper_words.state(paper.state)) for kind, paper in what.papers or []]
    if rows:
        yield blocks.pairs(rows)


def _timeline(what: CaseContents) -> Iterator[JsonObject]:
    rows = [
        (str(format_datetime(each.at)), "\n".join(part for part in (event(each), each.words) if part),
         words.role("system") if each.by_role == "system" else each.by_name)
        for each in what.timeline or []
    ]  # fmt: skip
    if rows:
        yield blocks.table((gettext("When"), gettext("What happened"), gettext("By whom")), rows, widths=(1.5, 4, 1.6))


def _day(day: date | datetime | None) -> str:
    return str(format_date(day)) if day else ""
