"""The rows of one person: what probation's actions would have written about a life."""

from datetime import datetime, timedelta
from uuid import UUID

from services.probation.country import phrases
from services.probation.country.cases import number_and_birth
from services.probation.country.rows import BY, ProbationRows
from services.probation.law import rules as law
from shared.actors import Actor
from shared.audit import Details
from shared.demo.country import kiosk, new_id
from shared.demo.life import MISSED, CheckIn, Life, Registration, Reported, Review, Visit
from shared.demo.names import name_key
from shared.demo.rows import packed
from shared.name_search.names import keys_of_names

ENGINE = "synthetic"
"""Scores of the country are random, not measured: no engine has this name, so they are never compared with real ones."""

THRESHOLD = 0.62

FRAMES = 4

NOTED = 0.4

SOURCES = {one.code: one.source for one in law.conditions()}

SAID = {"kk": "Ойдан шығарылған адам", "ru": "Вымышленный человек", "en": "An invented person"}


def write_person(rows: ProbationRows, life: Life, reports: list[Reported]) -> None:
    """A person's rows; `reports` are what the desk told about them."""
    _OfPerson(rows, life).write(reports)


class _OfPerson:
    """One person's rows."""

    def __init__(self, rows: ProbationRows, life: Life) -> None:
        self.rows, self.life, self.person = rows, life, life.person
        self.officer, self.id = life.person.officer, life.person.id
        self.rng = life.person.rng("probation rows")
        self.kiosk = kiosk(life.person.seed, life.person.office.number)

    def write(self, reports: list[Reported]) -> None:
        self._person()
        for registration in self.life.registrations:
            self._registration(registration)
        self._reference_wanted()
        self._suspicion()
        for report in reports:
            self._reported(report)
        self._messages(len(reports))

    def _person(self) -> None:
        person, name = self.person, self.person.names.of(self.person.language)
        iin, born = number_and_birth(person)
        self.rows.person.add(
            id=person.id, iin=iin, family_name=name.family, given_name=name.given, patronymic=name.patronymic, birth_date=born,
            phone=person.phone, language=person.language, region=person.office.region, settlement=person.settlement,
            address=person.address, time_zone=self.rows.time_zone.key, created_at=self.life.registrations[0].opened_at,
        )  # fmt: skip
        for word in sorted(keys_of_names((name.family, name.given, name.patronymic))):
            self.rows.person_word.add(word=word, person=person.id)
            self.rows.words.add(word)

    def _registration(self, one: Registration) -> None:
        at, officer, known = one.opened_at, self.officer, one.basis
        name = self.person.names.of(self.person.language)
        self.rows.registration.add(
            id=one.id, person=self.id, form_token=one.form_token, case_number=one.case_number, category=one.category,
            supervising_authority="probation", office=self.person.office.code,
            officer=officer.id, officer_name=officer.name, court=one.court,
            court_decision_on=one.decided_on, in_force_on=one.in_force_on, registered_on=one.registered_on,
            term_ends_on=one.term_ends_on, frequency=one.frequency, first_check_in_on=one.first_check_in_on,
            basis_kind=known.kind if known else None, basis_reference=known.reference if known else None,
            basis_given_on=known.given_on if known else None, card_code=one.card_code, pin_hash=self.rows.pin_hash,
            state="open" if one.closed_at is None else "closed", closed_at=one.closed_at, closing_reason=one.closing_reason, created_at=at,
            current=one is self.life.current, name_key=name_key(" ".join(filter(None, (name.family, name.given, name.patronymic)))),
        )  # fmt: skip
        for code, words in one.conditions:
            values = {"code": code, "words": words, "source": SOURCES.get(code, ""), "created_at": at}
            self.rows.condition.add(id=new_id(self.rng), registration=one.id, **values)
        details = {"case_number": one.case_number, "category": str(one.category)}
        self.rows.audit.add(at, officer, "person_registered", self.id, details)
        self._tell("registered", packed(details), at, officer)
        if known is not None:
            self._enrolment(one)
        by = officer
        for check_in in one.check_ins:
            self._check_in(one, check_in, by)
            by = BY
        if self.rng.random() < NOTED:
            self._note(one)
        if one.closed_at is not None:
            self._closed(one, one.closed_at)

    def _enrolment(self, one: Registration) -> None:
        closed: tuple[datetime, Actor, str] | None = None
        if one.enrolled_at is not None:
            closed = (one.enrolled_at, BY, "enrolled")
            details: Details = {"frames": FRAMES, "quality": "good"}
            self.rows.audit.add(one.enrolled_at, BY, "enrolment_completed", self.id, details)
            self._tell("enrolment_completed", packed(details), one.enrolled_at, BY)
        elif one.closed_at is not None:
            closed = (one.closed_at, self.officer, "registration_closed")
        item = new_id(self.rng)
        self.rows.open_item(item, "enrol", self.id, self.id, "face_missing", (one.opened_at, self.officer), closed)

    def _check_in(self, of: Registration, one: CheckIn, by: Actor) -> None:
        visit, final = one.visit, one.settled
        automatic = visit is not None and final is None and one.state == "reviewed"
        self.rows.check_in.add(
            id=one.id, person=self.id, registration=of.id, due_on=one.due_on, opens_at=one.opens_at, closes_at=one.closes_at,
            state=one.state, session=visit.session if visit else None, kiosk=self.kiosk if visit else None,
            match=visit.match if visit else None, liveness=visit.liveness if visit else None, quality=visit.quality if visit else None,
            score=visit.score if visit else None, threshold=THRESHOLD if visit and visit.score is not None else None,
            calibrated=True if visit else None, engine=ENGINE if visit else None, reason=one.doubt,
            capture=_capture(visit) if visit and one.doubt else None, answers=visit.answers if visit else None,
            started_at=visit.started_at if visit else None, submitted_at=visit.submitted_at if visit else None,
            recorded_at=one.recorded_at, receipt=one.receipt, verdict="automatic" if automatic else final.verdict if final else None,
            reviewed_at=one.recorded_at if automatic else final.at if final else None, reviewed_by=final.by.id if final else None,
            reviewed_by_name=final.by.name if final else None, first_no_match_by=_first_no_match(one), created_at=one.created_at,
            version=1 + one.missed + (visit is not None) + len(one.reviews), officer=self.officer.id, office=self.person.office.code,
        )  # fmt: skip
        self.rows.audit.add(one.created_at, by, "check_in_created", one.id, f'{{"due_on":"{one.due_on.isoformat()}"}}')
        if one.missed:
            self._missed(of, one)
        if visit is not None and one.recorded_at is not None:
            self._handed_in(of, one, visit, one.recorded_at)
        for place, review in enumerate(one.reviews):
            self._review(one, review, second_asked=place == 0 and review.verdict == "no_match")

    def _missed(self, of: Registration, one: CheckIn) -> None:
        details = {"check_in": str(one.id), "due_on": one.due_on.isoformat()}
        self.rows.audit.add(one.closes_at, BY, "check_in_expired", one.id, details)
        self._tell("check_in_missed", packed(details), one.closes_at, BY)
        closed: tuple[datetime, Actor, str] | None = None
        if one.visit is not None and one.recorded_at is not None:
            closed = (one.recorded_at, BY, "handed_in")
        elif one.reviews:
            closed = (one.reviews[0].at, one.reviews[0].by, one.reviews[0].verdict)
        elif of.closed_at is not None:
            closed = (of.closed_at, self.officer, "registration_closed")
        self.rows.open_item(one.items[0], "missed", self.id, one.id, "missed", (one.closes_at, BY), closed)

    def _handed_in(self, of: Registration, one: CheckIn, visit: Visit, at: datetime) -> None:
        reason = f'"{one.doubt}"' if one.doubt else "null"
        details = f'{{"check_in":"{one.id}","liveness":"{visit.liveness}","match":"{visit.match}","reason":{reason}}}'
        self.rows.audit.add(at, BY, "check_in_recorded", one.id, details)
        self._tell("check_in_recorded", details, visit.submitted_at, BY)
        over = (of.closed_at, self.officer, "registration_closed") if of.closed_at is not None else None
        if visit.needs:
            self._tell("support_requested", packed({"needs": visit.needs}), visit.submitted_at, BY)
        for concern in visit.concerns:
            done = (concern.done_at, self.officer, "done") if concern.done_at is not None else over
            self.rows.open_item(concern.item, concern.kind, self.id, one.id, concern.kind, (at, BY), done)
        if one.doubt is None:
            return
        first = one.reviews[0] if one.reviews else None
        closed = (first.at, first.by, first.verdict) if first else over
        self.rows.open_item(one.items[1], "check_in", self.id, one.id, one.doubt, (at, BY), closed)
        if first is not None and first.verdict == "no_match":
            final = one.settled
            closed = (final.at, final.by, final.verdict) if final else over
            opened, why = (first.at, first.by), "first_says_no_match"
            self.rows.open_item(one.items[2], "second_opinion", self.id, one.id, why, opened, closed, excluded_officer=first.by.id)

    def _review(self, one: CheckIn, review: Review, *, second_asked: bool) -> None:
        self.rows.review.add(
            id=review.id, check_in=one.id, verdict=review.verdict, note=review.note, by_id=review.by.id, by_name=review.by.name,
            at=review.at,
        )  # fmt: skip
        details: Details = {"check_in": str(one.id), "verdict": review.verdict, "second_asked": second_asked}
        action = "missed_check_in_decided" if review.verdict in MISSED else "check_in_reviewed"
        self.rows.audit.add(review.at, review.by, action, one.id, details)
        self._tell("check_in_reviewed", packed(details), review.at, review.by)

    def _note(self, one: Registration) -> None:
        ends = one.closed_at or self.rows.midnight
        at = one.opened_at + (ends - one.opened_at) * self.rng.random()
        language = self.officer.language
        words = f"{self.rng.choice(phrases.of(phrases.NOTED, language))}. {SAID[language]}."
        self._tell("note", packed({"words": words}), at, self.officer)
        self.rows.audit.add(at, self.officer, "note_added", self.id, {"length": len(words)})

    def _closed(self, one: Registration, at: datetime) -> None:
        details = {"reason": one.closing_reason}
        self.rows.audit.add(at, self.officer, "registration_closed", self.id, details)
        self._tell("closed", packed(details), at, self.officer)

    def _reference_wanted(self) -> None:
        at = self.life.reference_wanted_at
        if at is not None:
            self.rows.open_item(new_id(self.rng), "enrol", self.id, self.id, "reference_aged", (at, BY), None)
            self._tell("reference_wanted", packed({"because": "aged"}), at, BY)

    def _suspicion(self) -> None:
        """The queue item of the person's officer, and of the other's officer if that is another one; both timelines have an entry."""
        one = self.life.suspicion
        if one is None:
            return
        self.rows.suspicion.add(
            id=one.id, person=self.id, other=one.other, suspected_at=one.at, decision=one.decision, reason=one.reason,
            decided_by=one.decided_by.id if one.decision else None, decided_by_name=one.decided_by.name if one.decision else None,
            decided_at=one.decided_at,
        )  # fmt: skip
        self.rows.audit.add(one.at, BY, "duplicate_suspected", self.id, {"suspicion": str(one.id)})
        closed = (one.decided_at, one.decided_by, one.decision) if one.decided_at and one.decision else None
        here, elsewhere = self.person.office.code, one.other_office
        sides = [("duplicate", self.id, elsewhere)] + [("duplicate_elsewhere", one.other, here)] * (here != elsewhere)
        for kind, person, other_office in sides:
            self.rows.open_item(new_id(self.rng), kind, person, one.id, "duplicate", (one.at, BY), closed)
            told = {"suspicion": str(one.id), "office": other_office if here != elsewhere else None}
            self.rows.tell(self.rng, person, "duplicate_suspected", packed(told), one.at, BY)
        if one.decided_at is not None:
            decided = {"suspicion": str(one.id), "decision": one.decision}
            for person in (self.id, one.other):
                self.rows.audit.add(one.decided_at, one.decided_by, "duplicate_decided", person, decided)
                self.rows.tell(self.rng, person, "duplicate_decided", packed(decided), one.decided_at, one.decided_by)

    def _reported(self, report: Reported) -> None:
        self._tell(report.kind, packed(report.details), report.at, BY)
        if report.kind != "residence_changed":
            return
        ends, seen = self.life.current.closed_at, report.at + timedelta(hours=5 + self.rng.random() * 60)
        closed = (seen, self.officer, "done") if seen < (ends or self.rows.midnight) else None
        if closed is None and ends is not None:
            closed = (ends, self.officer, "registration_closed")
        self.rows.open_item(new_id(self.rng), "residence", self.id, self.id, "residence", (report.at, BY), closed)

    def _messages(self, reports: int) -> None:
        """How many messages were sent and received, so that the next one has the expected number."""
        sent = {"biometrics": self.life.to_biometrics, "reintegration": self.life.to_reintegration}
        came = {"biometrics": self.life.from_biometrics, "reintegration": reports}
        for counts, rows in ((sent, self.rows.sequence), (came, self.rows.inbox_sequence)):
            for other, last in counts.items():
                if last:
                    rows.add(key=f"{other}:{self.id}", last=last)

    def _tell(self, kind: str, details: str, at: datetime, by: Actor) -> None:
        self.rows.tell(self.rng, self.id, kind, details, at, by)


def _first_no_match(one: CheckIn) -> UUID | None:
    return one.reviews[0].by.id if one.reviews and one.reviews[0].verdict == "no_match" else None


def _capture(visit: Visit) -> str | None:
    """What was reported about the capture; there are no pictures in the country."""
    if not visit.seen:
        return None
    alike = {"match": "clearly_same", "review": "near_limit", "no_match": "clearly_different"}.get(visit.match)
    signs = ["movement_missing"] if visit.liveness == "not_live" else []
    problems = ["no_face"] if visit.match == "no_face" else ["too_dark"] if visit.quality == "poor" else []
    attempt = {"match": visit.match, "liveness": visit.liveness, "quality": visit.quality, "likeness": alike, "calibrated": True}
    return packed({"movements": visit.movements, "frames": [], "attempts": [attempt | {"signs": signs, "problems": problems}]})
