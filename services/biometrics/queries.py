"""Reads. Those for staff are scoped: an officer sees their own subjects, a senior officer those of the office."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.biometrics.calibration.verdicts import Reviewed
from services.biometrics.domain.session import State
from services.biometrics.keys import open_vault
from services.biometrics.tables import (
    DB,
    Attempt,
    Audit,
    CheckInDue,
    Enrolment,
    Frame,
    Receipt,
    Session,
    Subject,
    Template,
    ThresholdDecision,
)
from shared.actors import Actor, Role
from shared.identity.tokens import token_hash
from shared.messages.probation import Question

Row = dict[str, Any]


@dataclass(frozen=True)
class Image:
    """A decrypted JPEG and whom it shows."""

    jpeg: bytes
    person: UUID


async def subject_for(person: UUID, by: Actor) -> Row | None:
    """The subject, where `by` may work with them."""
    row: Row | None = await Subject.select().where(Subject.person == person).first()
    return row if row and may_see(row, by) else None


def may_see(subject: Row, by: Actor) -> bool:
    """The subject's own officer, or a senior officer of the subject's office."""
    if by.role == Role.OFFICER:
        return bool(subject["officer"] == by.id)
    return by.role == Role.SENIOR_OFFICER and by.office is not None and by.office == subject["office"]


async def may_compare(session: Row, by: Actor) -> bool:
    """Whoever may see the subject; while a second opinion is asked, any other officer of the office too."""
    subject = await Subject.select().where(Subject.person == session["person"]).first()
    if subject is None:
        return False
    first = session["second_opinion_not_by"]
    asked = first is not None and first != by.id and by.role == Role.OFFICER and by.office is not None and by.office == subject["office"]
    return asked or may_see(subject, by)


async def enrolment_of(person: UUID, state: str, place: str | None = None) -> Row | None:
    """The newest enrolment in `state`, of the first or the second place where one is named."""
    named = [Enrolment.place == place] * (place is not None)
    row: Row | None = (
        await Enrolment.select()
        .where(Enrolment.person == person, Enrolment.state == state, *named)
        .order_by(Enrolment.version, ascending=False)
        .first()
    )
    return row


async def sets_in_use(person: UUID) -> list[Row]:
    """The confirmed sets, the first before the second, each with its number of frames and the engine that made its template."""
    sets: list[Row] = await Enrolment.select().where(Enrolment.person == person, Enrolment.state == "confirmed").order_by(Enrolment.place)
    made = await Template.select(Template.enrolment, Template.frames, Template.engine).where(Template.person == person)
    by_set = {row["enrolment"]: row for row in made}
    return [row | {"frames": by_set[row["id"]]["frames"], "engine": by_set[row["id"]]["engine"]} for row in sets if row["id"] in by_set]


async def picture_of_set(person: UUID, place: str) -> Image | None:
    """The first picture of a set in use. Ask `subject_for` first: it knows who may see."""
    confirmed = await enrolment_of(person, "confirmed", place)
    frames = await Frame.select().where(Frame.enrolment == confirmed["id"]).order_by(Frame.position) if confirmed else []
    return await _opened(frames[0] if frames else None)


async def session_of(token: str, kiosk: UUID) -> Row | None:
    """The session that this kiosk's cookie names."""
    row: Row | None = await Session.select().where(Session.token_hash == token_hash(token), Session.kiosk == kiosk).first()
    return row


async def questions_of(check_in: UUID) -> list[Question]:
    """The questions of a check-in, in their order."""
    row = await CheckInDue.select(CheckInDue.questions).where(CheckInDue.check_in == check_in).first()
    return [Question.model_validate(question) for question in json.loads(row["questions"])] if row else []


async def receipt_of(check_in: UUID) -> Row | None:
    """Probation's answer, once it came."""
    row: Row | None = await Receipt.select().where(Receipt.check_in == check_in).first()
    return row


async def probe_image(session: UUID, by: Actor) -> Image | None:
    """The image of the session that shows the face best; None where it is deleted, or not for `by`."""
    attempt = await _handed_in_to(session, by)
    if attempt is None:
        return None
    last = await Attempt.select(Attempt.probe).where(Attempt.session == session).order_by(Attempt.number, ascending=False).first()
    best = last["probe"] if last and last["probe"] is not None else 0
    frames: list[Row] = await Frame.select().where(Frame.session == session, Frame.attempt == attempt).order_by(Frame.position)
    chosen = next((frame for frame in frames if frame["position"] == best), frames[0] if frames else None)
    return await _opened(chosen)


async def frame_image(session: UUID, position: int, by: Actor) -> Image | None:
    """One image of the capture that was handed in; None where it is deleted, or not for `by`."""
    attempt = await _handed_in_to(session, by)
    if attempt is None:
        return None
    wanted = (Frame.session == session, Frame.attempt == attempt, Frame.position == position)
    return await _opened(await Frame.select().where(*wanted).first())


async def _handed_in_to(session: UUID, by: Actor) -> int | None:
    """The number of the capture that was handed in, where `by` may compare its images; one that was broken off after it is not shown."""
    row = await Session.select().where(Session.id == session).first()
    if row is None or row["state"] not in {State.VERIFIED, State.RECEIPTED} or not await may_compare(row, by):
        return None
    return int(row["attempts"])


async def reference_image(session: UUID, by: Actor) -> Image | None:
    """The first image of the reference that the session was compared with: of two looks the one that fitted better."""
    row = await Session.select().where(Session.id == session).first()
    if row is None or not await may_compare(row, by):
        return None
    last = await Attempt.select(Attempt.reference).where(Attempt.session == session).order_by(Attempt.number, ascending=False).first()
    place = last["reference"] if last and last["reference"] else "first"
    return await picture_of_set(row["person"], place) or await picture_of_set(row["person"], "first")


async def reviewed_attempts(engine: str, scale: str) -> list[Reviewed]:
    """The capture of every check-in that was handed in, as far as its score is comparable with others of `engine` on `scale`."""
    assert DB.pool is not None
    rows = await DB.pool.fetch(
        """SELECT a.person, a.score, a.match, a.others, s.verdict,
            a.reason IS NULL AND s.verdict IS NULL AND r.state = 'accepted' AS automatic
        FROM (SELECT DISTINCT ON (session) * FROM biometrics.attempt ORDER BY session, number DESC, at DESC) a
        JOIN biometrics.session s ON s.id = a.session AND s.state IN ('verified', 'receipted')
        LEFT JOIN biometrics.receipt r ON r.check_in = s.check_in
        WHERE a.score IS NOT NULL AND a.engine = $1 AND a.scale = $2 ORDER BY a.at""",
        engine,
        scale,
    )
    return [
        Reviewed(str(row["person"]), row["score"], row["match"], row["verdict"], bool(row["automatic"]), tuple(row["others"] or ()))
        for row in rows
    ]


async def threshold_decisions() -> list[Row]:
    """Every decision on a threshold, the latest first."""
    return [*await ThresholdDecision.select().order_by(ThresholdDecision.decided_at, ascending=False)]


async def attempts_for_audit(limit: int) -> list[Row]:
    """Figures of the latest attempts for an auditor's export: no person, no image."""
    assert DB.pool is not None
    rows = await DB.pool.fetch(
        """SELECT a.at, a.session, a.number, a.match, a.score, a.threshold, a.review, a.likeness, a.calibrated, a.artefact, a.scale,
            a.decision, a.liveness, a.liveness_score, a.liveness_threshold, a.signs, a.quality, a.quality_score, a.quality_threshold,
            a.problems, a.engine, a.reason, s.verdict
        FROM biometrics.attempt a JOIN biometrics.session s ON s.id = a.session ORDER BY a.at DESC LIMIT $1""",
        limit,
    )
    return [dict(row) for row in rows]


async def overdue_images(now: datetime) -> int:
    """How many images should be gone already; a working sweep keeps this at zero."""
    return int(await Frame.count().where(Frame.delete_after <= now))


async def erasure_proof(person: UUID) -> dict[str, Any] | None:
    """What the audit log says of the erasure, and whether anything of the face, or of its figures, is left. None for an unknown person."""
    subject = await Subject.select().where(Subject.person == person).first()
    if subject is None:
        return None
    record = (
        await Audit.select()
        .where(Audit.about == person, Audit.action == "template_erased")
        .order_by(Audit.sequence, ascending=False)
        .first()
    )
    images, templates = await Frame.count().where(Frame.person == person), await Template.count().where(Template.person == person)
    attempts = await Attempt.count().where(Attempt.person == person)
    return {
        "person": str(person),
        "erased": subject["wrapped_key"] is None and record is not None and not (images or templates or attempts),
        "erased_at": subject["erased_at"].isoformat() if subject["erased_at"] else None,
        "proof": subject["erasure_proof"],
        "audit_record": record["sequence"] if record else None,
        "audit_hash": record["hash"] if record else None,
        "details": json.loads(record["details"]) if record else None,
        "data_key_left": subject["wrapped_key"] is not None,
        "images_left": int(images),
        "templates_left": int(templates),
        "attempts_left": int(attempts),
    }


async def _opened(frame: Row | None) -> Image | None:
    if frame is None:
        return None
    vault = await open_vault(frame["person"])
    return Image(vault.open_image(frame["image"], frame["id"], frame["version"]), frame["person"])


def answer_in(row: Row, code: str) -> str | list[str]:
    """What the person answered to one question so far."""
    answers: dict[str, str | list[str]] = json.loads(row["answers"])
    return answers.get(code, "")
