"""The rows that biometrics' actions would have written for the people of the synthetic country, without anything of their faces.

Reference pictures, templates and captures are left out: a set that was taken is reported as erased, and nobody is enrolled today.
"""

from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from services.biometrics.check_ins.tables import CheckInDue, Receipt
from services.biometrics.database import Audit, InboxSequence, OutboxSequence
from services.biometrics.enrolment.tables import Enrolment
from services.biometrics.images.domain import VERDICTS
from services.biometrics.matching.artefact import DISTANCE
from services.biometrics.sessions.tables import Session
from services.biometrics.settings import settings
from services.biometrics.subjects.tables import Card, Subject, Supervision
from services.biometrics.subjects.vault import Vault
from services.biometrics.submission.tables import Attempt
from shared.actors import Actor, Role, system
from shared.audit import COLUMNS, Detail, linked
from shared.crypto import Keyring
from shared.demo.country import Office, kiosk, new_id
from shared.demo.life import CheckIn, Life, Registration, Visit
from shared.demo.rows import AuditTrail, Rows

BY = system("biometrics")
ENGINE = "synthetic"
"""No real engine has this name, so figures of the country are never compared with real ones."""
FRAMES = 4
THRESHOLD, REVIEW = 0.62, 0.55
NO_QUESTIONS = "[]"


class Erasure(NamedTuple):
    """Everything of a person's face was erased; `proof` is the hash of the record of it."""

    person: UUID
    at: datetime
    proof: str


class BiometricsRows:
    """Rows of biometrics, collected for COPY. `questions`: those of a check-in that is due, as JSON; of the others they are left out."""

    def __init__(self, midnight: datetime, keyring: Keyring, pin_hash: str, questions: str) -> None:
        self.keyring, self.pin_hash, self.questions = keyring, pin_hash, questions
        self.figures_since = midnight - timedelta(days=settings().attempt_retention_days - 1)
        self.subject, self.card, self.due, self.enrolment = Rows(Subject), Rows(Card), Rows(CheckInDue), Rows(Enrolment)
        self.supervision = Rows(Supervision)
        self.session, self.attempt, self.receipt = Rows(Session), Rows(Attempt), Rows(Receipt)
        self.sequence, self.inbox_sequence = Rows(OutboxSequence), Rows(InboxSequence)
        self.audit = AuditTrail(Audit)
        self._lives: list[Life] = []

    @property
    def tables(self) -> list[Rows]:
        """In the order in which they are copied."""
        return [
            *(self.subject, self.supervision, self.card, self.due, self.enrolment, self.session, self.attempt, self.receipt),
            *(self.sequence, self.inbox_sequence),
        ]

    def take(self, life: Life) -> None:
        """A person's rows, without the subject, which keeps the hash of the record that everything was erased."""
        self._lives.append(life)
        person = life.person
        for registration in life.registrations:
            self._registration(life, registration)
        if life.from_biometrics:
            self.sequence.add(key=f"probation:{person.id}", last=life.from_biometrics)
        self.inbox_sequence.add(key=f"probation:{person.id}", last=life.to_biometrics)

    def link(self, sequence: int, previous: str) -> tuple[list[tuple[Any, ...]], list[Erasure]]:
        """The audit log's next rows after that number and hash, and the erasures among them; the subjects keep the proof of theirs."""
        rows = linked(self.audit.taken(), sequence, previous)
        action, *told = (COLUMNS.index(name) for name in ("action", "about", "at", "hash"))
        erasures = [Erasure(*(row[column] for column in told)) for row in rows if row[action] == "template_erased"]
        proofs = {erasure.person: erasure.proof for erasure in erasures}
        for life in self._lives:
            self._subject(life, proofs.get(life.person.id))
        self._lives = []
        return rows, erasures

    def _subject(self, life: Life, proof: str | None) -> None:
        person, current = life.person, life.current
        basis = current.basis if current.closed_at is None else None
        self.subject.add(
            person=person.id, registration=current.id, case_number=current.case_number, language=person.language,
            state="open" if current.closed_at is None else "closed",
            basis_kind=basis.kind if basis else None, basis_reference=basis.reference if basis else None,
            basis_given_on=basis.given_on.isoformat() if basis else None, basis_language=person.language if basis else None,
            wrapped_key=Vault.new_key(self.keyring, person.id) if basis else None, opened_at=current.opened_at,
            closed_at=current.closed_at, erased_at=current.closed_at, erasure_proof=proof if current.closed_at is not None else None,
        )  # fmt: skip
        self.supervision.add(
            registration=current.id, person=person.id, authority=current.authority, officer=person.officer.id, office=person.office.code,
            restricted=False,
        )  # fmt: skip

    def _registration(self, life: Life, one: Registration) -> None:
        person = life.person
        active = one is life.current and one.closed_at is None
        self.card.add(code=one.card_code, person=person.id, pin_hash=self.pin_hash, active=active, issued_at=one.opened_at)
        details: dict[str, Detail] = {"office": person.office.code, "basis": one.basis.kind if one.basis else None}
        self.audit.add(one.opened_at, BY, "subject_opened", person.id, details)
        if one.authority == "police":
            said = f"{one.authority} {person.office.code} {person.officer.id}"
            self.audit.add(one.opened_at, BY, "supervision_changed", person.id, {"supervised_by": said})
        if one.enrolled_at is not None:
            self._enrolled(life, one, one.enrolled_at)
        following = [*(each.opens_at for each in one.check_ins[1:]), None]
        device = kiosk_actor(person.seed, person.office)
        for check_in, then in zip(one.check_ins, following, strict=True):
            self._check_in(life, check_in, then, device, keeps=active)
        if one.closed_at is not None:
            erased: dict[str, Detail] = {"because": "registration_closed", "data_key_destroyed": one.basis is not None}
            erased |= {"images_deleted": 0, "templates_deleted": 0, "attempts_deleted": 0}
            self.audit.add(one.closed_at, BY, "template_erased", person.id, erased)

    def _enrolled(self, life: Life, one: Registration, at: datetime) -> None:
        """Taken and confirmed; the pictures do not exist, so the set is reported as erased."""
        person, officer = life.person, life.person.officer
        rng = person.rng(f"enrolment {one.case_number}")
        enrolment, version = new_id(rng), 1 + life.registrations.index(one)
        self.enrolment.add(
            id=enrolment, person=person.id, version=version, place="first", state="erased", quality="good", taken_by=officer.id,
            taken_at=at, confirmed_by=officer.id, confirmed_at=at,
        )  # fmt: skip
        basis = one.basis.kind if one.basis else None
        taken: dict[str, Detail] = {"enrolment": str(enrolment), "frames": FRAMES, "basis": basis, "look": None}
        self.audit.add(at, officer, "reference_taken", person.id, taken)
        self.audit.add(at, officer, "reference_confirmed", person.id, {"enrolment": str(enrolment), "version": version, "look": None})

    def _check_in(self, life: Life, one: CheckIn, then: datetime | None, device: Actor, *, keeps: bool) -> None:
        person = life.person.id
        state = "cancelled" if one.state == "cancelled" and one.visit is None else "handed_in" if one.recorded_at else "due"
        questions = self.questions if one.state == "created" else NO_QUESTIONS
        self.due.add(check_in=one.id, person=person, opens_at=one.opens_at, closes_at=one.closes_at, questions=questions, state=state)
        if one.recorded_at is None:
            return
        accepted = one.accepted_at is not None
        self.receipt.add(
            check_in=one.id, person=person, state="accepted" if accepted else "with_officer", receipt=one.receipt,
            recorded_at=one.recorded_at, next_check_in=then,
        )  # fmt: skip
        for place, review in enumerate(one.reviews):
            if review.verdict not in VERDICTS:
                continue
            if place == 0 and review.verdict == "no_match":
                self.audit.add(review.at, BY, "second_opinion_asked", person, {"check_in": str(one.id)})
            else:
                self.audit.add(review.at, BY, "review_received", person, {"check_in": str(one.id), "verdict": review.verdict})
        if one.visit is not None:
            self._visit(life, one, one.visit, one.recorded_at, device, keeps=keeps)

    def _visit(self, life: Life, one: CheckIn, visit: Visit, at: datetime, device: Actor, *, keeps: bool) -> None:
        person, final, session = life.person, one.settled, visit.session
        decided = final if final is not None and final.verdict in VERDICTS else None
        waits_for = one.reviews[0].by.id if one.reviews and final is None else None
        tries = int(visit.seen)
        self.session.add(
            id=session, token_hash=session.hex + one.id.hex, person=person.id, check_in=one.id, kiosk=device.id, language=person.language,
            state="receipted", answers="{}", movements=list(visit.movements), attempts=tries, reason=visit.reason,
            started_at=visit.started_at, seen_at=visit.submitted_at, submitted_at=visit.submitted_at, verify_tries=tries, ended_at=at,
            second_opinion_not_by=waits_for, verdict=decided.verdict if decided else None, reviewed_at=decided.at if decided else None,
        )  # fmt: skip
        self.audit.add(visit.started_at, device, "session_started", person.id, f'{{"session":"{session}"}}')
        threshold = THRESHOLD if visit.score is not None else None
        engine = ENGINE if visit.seen else "none"
        details = (
            f'{{"calibrated":false,"decision":null,"engine":"{engine}","liveness":"{visit.liveness}","match":"{visit.match}",'
            f'"quality":"{visit.quality}","reason":{_json(visit.reason)},"score":{_json(visit.score)},"session":"{session}",'
            f'"threshold":{_json(threshold)}}}'
        )
        self.audit.add(at, BY, "check_in_handed_in", person.id, details)
        if keeps and at >= self.figures_since:
            self.attempt.add(
                id=_attempt_id(session), session=session, person=person.id, number=tries, match=visit.match, liveness=visit.liveness,
                quality=visit.quality, score=visit.score, threshold=threshold, review=REVIEW if threshold else None, calibrated=False,
                scale=DISTANCE if threshold else None, engine=engine, reason=visit.reason, at=at,
            )  # fmt: skip


@cache
def kiosk_actor(seed: int, office: Office) -> Actor:
    """The kiosk of an office as an actor."""
    return Actor(kiosk(seed, office.number), f"Demo Kiosk {office.code}", Role.KIOSK, office.code)


def _json(value: str | float | None) -> str:
    """A code or a number from a record's details."""
    return "null" if value is None else f'"{value}"' if isinstance(value, str) else repr(value)


def _attempt_id(session: UUID) -> UUID:
    """One attempt a session: an id of its own, made of the session's."""
    return UUID(int=session.int ^ 1 << 96)
