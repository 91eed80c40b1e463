"""The rows that the desk's actions would have written for the people of the synthetic country."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from services.reintegration import database as t
from services.reintegration.capacity import tables as capacity_tables
from services.reintegration.case_search.keeping import words_of
from services.reintegration.cases import tables as cases_tables
from services.reintegration.country.desk import Asked, Desk, Plan, Referral, desks
from services.reintegration.country.directory import places_of_block
from services.reintegration.directory import tables as directory_tables
from services.reintegration.directory.domain import search_key
from services.reintegration.owning import tables as owning_tables
from services.reintegration.plans import tables as plans_tables
from services.reintegration.plans.domain.goals import settled, state_of_plan
from services.reintegration.plans.domain.steps import archive
from services.reintegration.referrals import domain as rules
from services.reintegration.referrals import tables as referrals_tables
from services.reintegration.referrals.deadlines import answer_days
from services.reintegration.referrals.domain import Status
from services.reintegration.tasks import tables as tasks_tables
from services.reintegration.tasks.deadlines import is_urgent
from services.reintegration.tasks.domain import WAITING, TaskStatus
from services.reintegration.timeline import tables as timeline_tables
from shared.actors import Actor, system
from shared.audit import Detail, Details
from shared.demo.country import Person, law_day, new_id, staff
from shared.demo.life import Life, Reported
from shared.demo.rows import AuditTrail, Rows, packed
from shared.law.calendar import working_days_after

BY = system("reintegration")
TAKEN_AFTER = timedelta(days=1)


class DeskRows:
    """Rows of reintegration, collected for COPY. `midnight` is the beginning of today; nothing is later."""

    def __init__(self, midnight: datetime, time_zone: ZoneInfo) -> None:
        self.midnight, self._zone = midnight, time_zone
        self.organisation, self.offer, self.capacity = (
            Rows(directory_tables.Organisation),
            Rows(directory_tables.ServiceOffer),
            Rows(capacity_tables.Capacity),
        )
        self.case, self.task, self.plan, self.goal, self.step = (
            Rows(each) for each in (cases_tables.Case, tasks_tables.Task, plans_tables.Plan, plans_tables.Goal, plans_tables.Step)
        )
        self.referral, self.event, self.entry = (
            Rows(referrals_tables.Referral),
            Rows(referrals_tables.ReferralEvent),
            Rows(timeline_tables.TimelineEntry),
        )
        self.owner = Rows(owning_tables.CaseOwner)
        self.sequence, self.inbox_sequence = Rows(t.OutboxSequence), Rows(t.InboxSequence)
        self.case_word, self.words = Rows("reintegration.case_word"), set[str]()
        self.audit = AuditTrail(t.Audit)

    @property
    def tables(self) -> list[Rows]:
        """In the order in which they are copied."""
        return [
            *(self.organisation, self.offer, self.capacity, self.case, self.task, self.plan, self.goal, self.step),
            *(self.referral, self.event, self.entry, self.owner, self.sequence, self.inbox_sequence, self.case_word),
        ]

    def open_block(self, person: Person) -> None:
        """The organisations for the block of people that begins with this person."""
        for place in places_of_block(person, self.midnight):
            since = self.midnight - timedelta(days=900)
            self.organisation.add(
                id=place.id, name=place.name, region=place.region, phone=place.phone, created_at=since, search_key=search_key(place.name)
            )
            self.audit.add(since, BY, "organisation_created", place.id, {"demo": True})
            for offer, need, name, where, languages, available, maximum, said in place.offers:
                self.offer.add(
                    id=offer, organisation=place.id, need=need, name=name, place=where, languages=languages, needs=[need],
                    search_key=search_key(place.name, *json.loads(name).values()),
                )  # fmt: skip
                by = place.by.id if said else None
                self.capacity.add(offer=offer, available=available, maximum=maximum, updated_at=said, updated_by=by)
                if said is not None:
                    self.audit.add(said, place.by, "capacity_updated", offer, {"available": available, "maximum": maximum})

    def take(self, life: Life) -> list[Reported]:
        """A person's rows; returns the messages to probation, in order."""
        return _OfPerson(self, life, self._zone).write(desks(life, self.midnight, self._zone))


def _next_due_on(desks: list[Desk]) -> date | None:
    """When the first active step of an open case is due; earlier registrations of the person have none."""
    steps = [step for plan in desks[-1].plans for step in plan.goal.steps if step.state == "active"] if desks else []
    return min((step.due_on for step in steps), default=None)


class _OfPerson:
    """One person's rows; `reports` are the messages to probation."""

    def __init__(self, rows: DeskRows, life: Life, time_zone: ZoneInfo) -> None:
        self.rows, self.life, self.time_zone = rows, life, time_zone
        self.person = life.person
        self.worker = staff(self.person.seed, self.person.office.number).social_worker
        self.rng = self.person.rng("desk rows")
        name = self.person.names.of(self.person.language)
        self.name = " ".join(part for part in (name.family, name.given, name.patronymic) if part)
        self.reports: list[Reported] = []

    def _desk_of(self) -> dict[str, str]:
        """The desk that has the case."""
        return {"office": self.person.office.code, "region": self.person.office.region}

    def write(self, found: list[Desk]) -> list[Reported]:
        current, person, rows = self.life.current, self.person, self.rows
        rows.case.add(
            person=person.id, registration=current.id, case_number=current.case_number, name=self.name, phone=person.phone,
            language=person.language, region=person.office.region, office=person.office.code,
            status="open" if current.closed_at is None else "closed", opened_at=current.opened_at, closed_at=current.closed_at,
            next_due_on=_next_due_on(found) if current.closed_at is None else None, authority=current.authority,
            birth_year=person.born_on.year,
        )  # fmt: skip
        for word in sorted(words_of(self.name)):
            rows.case_word.add(word=word, person=person.id)
            rows.words.add(word)
        for desk in found:
            self._desk(desk)
        self._owned(current.opened_at + TAKEN_AFTER, is_open=current.closed_at is None)
        self.reports.sort(key=lambda report: report.at)
        rows.inbox_sequence.add(key=f"probation:{person.id}", last=self.life.to_reintegration)
        if self.reports:
            rows.sequence.add(key=f"probation:{person.id}", last=len(self.reports))
        return self.reports

    def _owned(self, since: datetime, *, is_open: bool) -> None:
        """The worker of the office has every open case that is older than a day."""
        if not is_open or since > self.rows.midnight:
            return
        worker = self.worker
        self.rows.owner.add(
            id=new_id(self.person.rng("desk owner")), person=self.person.id, account=worker.id, name=worker.name,
            office=self.person.office.code, since=since, how="taken", given_by=worker.id, given_by_name=worker.name,
        )  # fmt: skip
        self._entry("worker_took", worker, since, {})
        self.rows.audit.add(since, worker, "case_worker_began", self.person.id, {"to": str(worker.id), "how": "taken"})

    def _desk(self, desk: Desk) -> None:
        opened, closed = desk.registration.opened_at, desk.registration.closed_at
        self._entry("case_opened", BY, opened, {})
        self.rows.audit.add(opened, BY, "case_opened", self.person.id, {"office": self.person.office.code})
        if (authority := desk.registration.authority) == "police":
            self.rows.audit.add(opened, BY, "case_access_changed", self.person.id, {"authority": authority, "restricted": False})
        for asked in desk.asked:
            self._asked(asked, closed)
        for plan in desk.plans:
            self._plan(plan, closed)
        for referral in desk.referrals:
            self._referral(referral)
        for words, at in desk.notes:
            self._entry("note", self.worker, at, {}, words)
            self.rows.audit.add(at, self.worker, "note_added", self.person.id, {})
        if desk.moved_at is not None:
            self._entry("residence_changed", self.worker, desk.moved_at, {})
            self.rows.audit.add(desk.moved_at, self.worker, "residence_changed", self.person.id, {})
            self.reports.append(Reported("residence_changed", {}, desk.moved_at))
        if closed is not None:
            self._closed(desk, closed)

    def _asked(self, asked: Asked, closed: datetime | None) -> None:
        kind = "asked" if asked.kind == "support" else "contact_wanted"
        self._entry(kind, BY, asked.at, {"need": asked.need}, asked.words or None)
        task = asked.task
        if task is None:
            return
        status, ended = task.status, task.ended_at
        if closed is not None and status in WAITING:
            status, ended = TaskStatus.CANCELLED, closed
        mine = task.taken_at is not None
        self.rows.task.add(
            id=task.id, person=self.person.id, kind=task.kind, need=task.need, words=task.words, status=status, asked_at=task.asked_at,
            created_at=task.asked_at, due_at=task.due_at, taken_by=self.worker.id if mine else None,
            taken_by_name=self.worker.name if mine else None, taken_at=task.taken_at, ended_at=ended,
            outcome=("plan" if task.answered_by_plan else "met") if status == TaskStatus.DONE else None,
            urgent=is_urgent(task.kind, task.need, law_day(task.asked_at.date())), **self._desk_of(),
        )  # fmt: skip
        self.rows.audit.add(task.asked_at, BY, "task_opened", task.id, {"kind": task.kind, "need": task.need})
        if task.taken_at is not None:
            self.rows.audit.add(task.taken_at, self.worker, "task_taken", task.id, {})
        if task.ended_at is not None:
            self.rows.audit.add(task.ended_at, self.worker, "task_done", task.id, {})
            if not task.answered_by_plan:
                self._entry("task_done", self.worker, task.ended_at, {"need": task.need})

    def _plan(self, plan: Plan, closed: datetime | None) -> None:
        goal, ended = plan.goal, plan.ended_at
        if closed is not None and goal.state == "active":
            steps = tuple(archive(step, "case_closed") if step.state == "active" else step for step in goal.steps)
            goal, ended = settled(replace(goal, steps=steps)), closed
        self.rows.plan.add(
            id=plan.id, person=self.person.id, task=plan.task, need=plan.need, state=state_of_plan([goal]), started_by=self.worker.id,
            started_at=plan.started_at, ended_at=ended,
        )  # fmt: skip
        self.rows.goal.add(
            id=goal.id, plan=plan.id, position=0, text=goal.text, met_at=plan.met_at, state=goal.state, reason=goal.reason,
        )  # fmt: skip
        details: Details = {"need": plan.need, "steps": len(goal.steps)}
        self.rows.audit.add(plan.started_at, self.worker, "plan_started", plan.id, details)
        self._entry("plan_started", self.worker, plan.started_at, {"need": plan.need})
        self._milestone(plan, "plan_started", plan.started_at)
        for position, step in enumerate(goal.steps):
            done_at = step.completed_at if step.state == "completed" else None
            self.rows.step.add(
                id=step.id, goal=goal.id, position=position, text=step.text, due_on=step.due_on, state=step.state, reason=step.reason,
                completed_at=done_at, person=self.person.id, **self._desk_of(),
            )  # fmt: skip
            if step.completed_at is not None:
                self._entry(f"step_{step.state}", self.worker, step.completed_at, {"reason": step.reason}, step.text)
                self.rows.audit.add(step.completed_at, self.worker, f"step_{step.state}", step.id, {"reason": step.reason})
        if plan.met_at is not None:
            self._entry("goal_met", self.worker, plan.met_at, {}, goal.text)
            self._entry("plan_completed", self.worker, plan.met_at, {"need": plan.need})
            self._milestone(plan, "goal_met", plan.met_at)
            self._milestone(plan, "plan_completed", plan.met_at)

    def _milestone(self, plan: Plan, milestone: str, at: datetime) -> None:
        self.reports.append(Reported("plan_milestone", {"need": plan.need, "milestone": milestone}, at))

    def _referral(self, referral: Referral) -> None:
        asked, offer, status = referral.moves[0].at, referral.offer, referral.status
        answer_due = working_days_after(asked, answer_days(law_day(asked.date())), self.time_zone)
        self.rows.referral.add(
            id=referral.id, person=self.person.id, plan=referral.plan, need=referral.need, offer=offer.id, organisation=offer.organisation,
            status=status, shared_name=self.name, shared_phone=self.person.phone, shared_language=self.person.language,
            shared_note=referral.note, consent_at=asked, sent_by=self.worker.id, sent_by_name=self.worker.name, requested_at=asked,
            answer_due_at=answer_due, started_at=referral.entered(Status.IN_PROGRESS),
            ended_at=referral.entered(*rules.FINAL), handed_over_at=referral.handed_over_at, **self._desk_of(),
        )  # fmt: skip
        for move in referral.moves:
            by = offer.by if move.by_provider else BY if move.reason == "case_closed" else self.worker
            self.rows.event.add(
                id=move.id, referral=referral.id, status=move.status, reason=move.reason, note=None, by_id=by.id, by_name=by.name,
                by_role=str(by.role), at=move.at,
            )  # fmt: skip
            told: Details = {"need": referral.need, "reason": move.reason, "referral": str(referral.id)}
            if move.status is Status.REQUESTED:
                del told["reason"]
                details: Details = {"organisation": str(offer.organisation), "need": referral.need, "consent": True}
                self.rows.audit.add(move.at, by, "referral_requested", referral.id, details)
            else:
                self.rows.audit.add(move.at, by, f"referral_{move.status}", referral.id, {"reason": move.reason})
            self._entry(f"referral_{move.status}", by, move.at, told)
            if outcome := rules.outcome(move.status):
                self.reports.append(
                    Reported("referral_outcome", {"need": referral.need, "outcome": outcome, "provider": offer.name}, move.at)
                )
        if referral.handed_over_at is not None:
            self._entry("referral_handed_over", BY, referral.handed_over_at, {"need": referral.need, "referral": str(referral.id)})
            self.rows.audit.add(referral.handed_over_at, BY, "referral_handed_over", referral.id, {})

    def _closed(self, desk: Desk, closed: datetime) -> None:
        withdrawn = sum(one.moves[-1].reason == "case_closed" for one in desk.referrals)
        handed_over = sum(one.handed_over_at is not None for one in desk.referrals)
        counts: Details = {
            "tasks": sum(one.task is not None and one.task.status in WAITING for one in desk.asked),
            "plans": sum(one.goal.state == "active" for one in desk.plans),
            "withdrawn": withdrawn,
            "handed_over": handed_over,
        }
        self._entry("case_closed", BY, closed, {"withdrawn": withdrawn, "handed_over": handed_over})
        self.rows.audit.add(closed, BY, "case_closed", self.person.id, counts)

    def _entry(self, kind: str, by: Actor, at: datetime, details: Mapping[str, Detail], words: str | None = None) -> None:
        self.rows.entry.add(
            id=new_id(self.rng), person=self.person.id, kind=kind, details=packed(details), words=words, by_name=by.name,
            by_role=str(by.role), at=at,
        )  # fmt: skip
