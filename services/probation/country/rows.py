"""The rows that probation's actions would have written for the people of the synthetic country."""

from datetime import date, datetime, timedelta
from functools import cache
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation import database as t
from services.probation.cases import tables as cases_tables
from services.probation.check_ins import tables as check_ins_tables
from services.probation.duplicates import tables as duplicates_tables
from services.probation.law import rules as law
from services.probation.queue import kinds
from services.probation.queue import tables as queue_tables
from services.probation.timeline import tables as timeline_tables
from shared.actors import Actor, system
from shared.demo.country import Person, law_day, new_id
from shared.demo.rows import AuditTrail, Rows, packed

BY = system("probation")


class ProbationRows:
    """Rows of probation, collected for COPY; `pin_hash` is the hash of one secret for all, which nobody knows."""

    def __init__(self, midnight: datetime, time_zone: ZoneInfo, pin_hash: str) -> None:
        self.midnight, self.time_zone, self.pin_hash = midnight, time_zone, pin_hash
        self.person, self.registration, self.condition = (
            Rows(cases_tables.Person),
            Rows(cases_tables.Registration),
            Rows(cases_tables.Condition),
        )
        self.check_in, self.review, self.queue_item = (
            Rows(check_ins_tables.CheckIn),
            Rows(check_ins_tables.CheckInReview),
            Rows(queue_tables.QueueItem),
        )
        self.suspicion, self.entry = Rows(duplicates_tables.DuplicateSuspicion), Rows(timeline_tables.TimelineEntry)
        self.person_word, self.words = Rows("probation.person_word"), set[str]()
        self.sequence, self.inbox_sequence = Rows(t.OutboxSequence), Rows(t.InboxSequence)
        self.audit = AuditTrail(t.Audit)
        self.owner: Person | None = None
        """Whose items are opened: an item has this person's officer and office. Another person's get theirs at the end."""

    @property
    def tables(self) -> list[Rows]:
        """In the order in which they are copied."""
        return [
            *(self.person, self.registration, self.condition, self.check_in, self.review, self.queue_item, self.suspicion, self.entry),
            *(self.person_word, self.sequence, self.inbox_sequence),
        ]

    def open_item(
        self,
        item: UUID,
        kind: str,
        person: UUID,
        subject_id: UUID,
        reason: str,
        opened: tuple[datetime, Actor],
        closed: tuple[datetime, Actor, str] | None,
        *,
        priority: int | None = None,
        due_at: datetime | None = None,
        excluded_officer: UUID | None = None,
        escalation: int = 0,
    ) -> None:
        """A queue item with its records: opened (when, by whom) and, if it is closed, when, by whom and with what outcome."""
        at, by = opened
        ended_at, ended_by, outcome = closed or (None, None, None)
        self.queue_item.add(
            id=item, kind=kind, person=person, subject_id=subject_id, reason=reason, priority=priority or kinds.priority(kind),
            opened_at=at, due_at=due_at or at + _look_within(at.date()), excluded_officer=excluded_officer, closed_at=ended_at,
            closed_by=ended_by.id if ended_by else None, outcome=outcome,
            officer=self.owner.officer.id if self.owner and person == self.owner.id else None,
            office=self.owner.office.code if self.owner and person == self.owner.id else None, escalation=escalation,
        )  # fmt: skip
        self.audit.add(at, by, "queue_item_opened", item, {"kind": kind, "reason": reason})
        if closed is not None:
            self.audit.add(closed[0], closed[1], "queue_item_closed", item, {"outcome": closed[2]})

    def tell(self, rng: Random, person: UUID, kind: str, details: str, at: datetime, by: Actor) -> None:
        """A timeline entry; `details` as JSON."""
        self.entry.add(id=new_id(rng), person=person, kind=kind, details=details, at=at, by_id=by.id, by_name=by.name)

    def erased(self, rng: Random, person: UUID, at: datetime, proof: str) -> None:
        """Biometrics erased everything of the face; `proof` is the hash of its record."""
        self.tell(rng, person, "template_erased", packed({"proof": proof}), at, BY)
        self.audit.add(at, BY, "template_erased", person, {"proof": proof})


@cache
def _look_within(day: date) -> timedelta:
    return timedelta(days=law.number("check_in.review_due", law_day(day)))
