"""Reference pictures: the set in use, a second look beside it, age, and a template that another engine made."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import pytest

from services.biometrics.database import Audit
from services.biometrics.engine.reports import VerificationReport
from services.biometrics.engine.version import ENGINE_VERSION, model_hash
from services.biometrics.enrolment import actions as enrolment
from services.biometrics.enrolment import renewal
from services.biometrics.enrolment.queries import references_of
from services.biometrics.enrolment.tables import Enrolment, Template
from services.biometrics.images.tables import Frame
from services.biometrics.matching.artefact import save
from services.biometrics.review import queries as review_queries
from services.biometrics.sessions.domain import State
from services.biometrics.settings import settings
from services.biometrics.submission import actions as submission
from services.biometrics.thresholds import queries as thresholds_queries
from services.biometrics.verification import actions as verification
from services.biometrics.verification import comparison
from shared.actors import Actor, Role
from tests.builders.actors import SYSTEM
from tests.builders.moments import NOW
from tests.builders.subjects import Person, enrolled, registered
from tests.builders.visits import at_camera, captured, sent, state
from tests.support.clients import SignedIn
from tests.support.sign_in import csrf_token


class Recorder:
    """An engine that remembers what it was asked to compare."""

    asked: tuple[Any, Any]

    async def verify(self, _frames: object, first: Any, _movements: object, second: Any = None, **_more: object) -> VerificationReport:
        self.asked = (first, second)
        if first is None:
            return VerificationReport("no_template", "live", "good", neutral=0)
        return VerificationReport("match", "live", "good", neutral=0, better=0 if second is None else 1)


async def claimed(person: Person) -> verification.Capture:
    session = await at_camera(person)
    await captured(person, session)
    capture = await verification.claim(session, engine=ENGINE_VERSION, now=NOW)
    assert capture is not None
    return capture


async def test_a_second_look_stands_beside_the_first_and_both_are_compared(person: Person) -> None:
    with_glasses = [np.full(128, 0.2)] * 3
    await person.enrolled(with_glasses, b"\xff\xd8with glasses", look="glasses")
    (message,) = await sent(person.id, "biometrics.second_reference_added.v1")
    assert (message["look"], message["frames"]) == ("glasses", 3)
    assert len(await sent(person.id, "biometrics.enrolment_completed.v1")) == 1
    assert [found.place for found in await references_of(person.id)] == ["first", "second"]
    engine: Any = Recorder()
    capture = await claimed(person)
    result = await comparison.verify(engine, capture)
    assert (result.match, result.reference) == ("match", "second")
    await submission.record_verification(capture.session, capture.attempt, result, by=SYSTEM, now=NOW)
    compared = await review_queries.reference_image(capture.session, Actor(person.officer, "Demo Officer", Role.OFFICER, "75"))
    assert compared is not None
    assert compared.jpeg == b"\xff\xd8with glasses", "the officer sees the look that the score speaks of"
    first, second = engine.asked
    assert (first[0][0], second[0][0]) == (0.1, 0.2)
    await person.enrolled([np.full(128, 0.3)] * 3, look="beard")
    rows = await Enrolment.select(Enrolment.place, Enrolment.look).where(Enrolment.person == person.id, Enrolment.state == "confirmed")
    assert {(row["place"], row["look"]) for row in rows} == {("first", None), ("second", "beard")}
    await person.enrolled([np.full(128, 0.4)] * 3)
    assert [found.descriptors[0][0] for found in await references_of(person.id)] == [0.4, 0.3]
    await enrolment.remove_second(person.id, by=SYSTEM, now=NOW)
    await enrolment.remove_second(person.id, by=SYSTEM, now=NOW)
    assert [found.place for found in await references_of(person.id)] == ["first"]
    assert await Frame.count().where(Frame.person == person.id, Frame.session.is_null()) == 3
    assert await Audit.count().where(Audit.about == person.id, Audit.action == "second_reference_removed") == 1


async def test_a_second_look_needs_a_first(engines: object) -> None:
    person = await registered()
    with pytest.raises(enrolment.FirstReferenceMissing):
        await person.enrolled(look="glasses")


async def test_pictures_unlike_those_in_use_are_said_to_be(person: Person) -> None:
    far = [enrolment.AcceptedFrame(b"\xff\xd8r", np.full(128, 0.3))] * 3
    near = [enrolment.AcceptedFrame(b"\xff\xd8r", np.full(128, 0.101))] * 3
    for references, likeness in ((far, "no_match"), (near, "match")):
        made = await enrolment.enrol(person.id, references, engine=ENGINE_VERSION, by=SYSTEM, now=NOW)
        row = await Enrolment.select(Enrolment.likeness, Enrolment.likeness_calibrated).where(Enrolment.id == made).first()
        assert row == {"likeness": likeness, "likeness_calibrated": False}


async def test_the_hint_says_whether_its_limits_were_measured(
    signed_in: SignedIn, person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ORALU_CALIBRATION", str(tmp_path))
    settings.cache_clear()
    officer, now = await signed_in("biometrics", "officer"), NOW
    rng = np.random.default_rng(3)
    assert await thresholds_queries.calibration_in_force(now=now) is None
    measured = {"match": 90.0, "review": 80.0}
    for thresholds, said in ((None, True), (measured, False)):
        if thresholds:
            facts = {"thresholds": thresholds, "nearest": 5, "engine": ENGINE_VERSION, "models": model_hash()}
            save(tmp_path, facts, rng.normal(0, 0.1, (20, 128)))
        calibration = await thresholds_queries.calibration_in_force(now=now)
        new = [enrolment.AcceptedFrame(b"\xff\xd8r", rng.normal(0, 0.1, 128))] * 3
        await enrolment.enrol(person.id, new, engine=ENGINE_VERSION, by=SYSTEM, now=now, calibration=calibration)
        page = (await officer.get(f"/enrolments/{person.id}/confirm")).text
        assert "The new pictures look little like those in use." in page
        assert ("Uncalibrated: where the limits lie was not measured" in page) is said
    settings.cache_clear()


async def test_the_old_set_is_compared_until_the_new_one_is_confirmed(person: Person) -> None:
    new = [enrolment.AcceptedFrame(b"\xff\xd8new", np.full(128, 0.2))] * 3
    shown = await enrolment.enrol(person.id, new, engine=ENGINE_VERSION, by=SYSTEM, now=NOW)
    assert [found.descriptors[0][0] for found in await references_of(person.id)] == [0.1]
    await enrolment.confirm_enrolment(person.id, shown=shown, by=SYSTEM, now=NOW)
    assert [found.descriptors[0][0] for found in await references_of(person.id)] == [0.2]
    assert await Template.count().where(Template.person == person.id) == 1


async def test_another_engines_template_is_never_compared_and_the_officer_learns_why(engines: object) -> None:
    person = await enrolled(engine="another engine")
    capture = await claimed(person)
    assert (capture.references, capture.outdated) == ((), True)
    engine: Any = Recorder()
    result = await comparison.verify(engine, capture)
    assert (engine.asked, result.match) == ((None, None), "old_template")
    await submission.record_verification(capture.session, capture.attempt, result, by=SYSTEM, now=NOW)
    assert await state(capture.session) == State.VERIFIED, "looking again would not help"
    (message,) = await sent(person.id, "biometrics.identity_verified.v1")
    assert (message["match"], message["reason"]) == ("old_template", "old_template")
    await person.enrolled(look="glasses")
    references = await references_of(person.id)
    assert [found.engine for found in references] == ["another engine", ENGINE_VERSION], "the second one is new, and enough"


async def test_new_references_are_asked_for_once_when_they_age_or_the_engine_changes(person: Person) -> None:
    other = await (await registered()).enrolled(engine="another engine")
    ask = renewal.ask_for_new_references
    assert await ask(engine=ENGINE_VERSION, by=SYSTEM, now=NOW) == 1
    assert await ask(engine=ENGINE_VERSION, by=SYSTEM, now=NOW) == 0
    (message,) = await sent(other.id, "biometrics.reference_wanted.v1")
    assert message["because"] == "engine_changed"
    later = NOW + timedelta(days=settings().reference_age_months * 31)
    assert await ask(engine=ENGINE_VERSION, by=SYSTEM, now=later) == 1
    (message,) = await sent(person.id, "biometrics.reference_wanted.v1")
    assert message["because"] == "aged"
    await person.enrolled()
    assert await ask(engine=ENGINE_VERSION, by=SYSTEM, now=NOW) == 0


async def test_the_officer_sees_the_sets_in_use_and_nobody_elses(signed_in: SignedIn, person: Person, face_photos: Path) -> None:
    photo = (face_photos / "obama.jpg").read_bytes()
    await person.enrolled(jpeg=photo, engine="another engine")
    await person.enrolled(jpeg=photo, look="head_covering")
    officer = await signed_in("biometrics", "officer")
    officer.cookies.set("oralu_language", "en")
    page = f"/enrolments/{person.id}/references"
    shown = (await officer.get(page)).text
    assert "With a head covering" in shown
    assert "Not compared" in shown
    for place in ("first", "second"):
        picture = await officer.get(f"/enrolments/{person.id}/{place}.jpg")
        assert (picture.content, picture.headers["cache-control"]) == (photo, "no-store")
    assert await Audit.count().where(Audit.about == person.id, Audit.action == "reference_viewed") == 2
    capture = (await officer.get(f"/enrolments/{person.id}?look=glasses")).text
    assert f'data-take="/enrolments/{person.id}?look=glasses"' in capture
    removed = await officer.post(f"/enrolments/{person.id}/second/remove", data={"_csrf_token": csrf_token(shown), "sure": "yes"})
    assert removed.headers["location"] == page
    assert (await officer.get(f"/enrolments/{person.id}/second.jpg")).status_code == 404
    stranger = await (await registered(officer=uuid4())).enrolled()
    for address in ("references", "first.jpg"):
        assert (await officer.get(f"/enrolments/{stranger.id}/{address}")).status_code == 404
