"""A check-in from the kiosk to its end: closed automatically, reviewed, vouched for, missed."""

import asyncio
import json
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from services.probation.caseload import list_queries
from services.probation.caseload.domain import Criteria
from services.probation.cases import queries as cases_queries
from services.probation.check_ins import queries as check_ins_queries
from services.probation.check_ins.actions import decide_missed, expire_check_in, record_check_in, review_check_in
from services.probation.check_ins.jobs import create_next_due, expire_overdue, identity_verified
from services.probation.check_ins.tables import CheckIn
from services.probation.closing.actions import close_registration
from services.probation.database import BY, Audit, Outbox
from services.probation.errors import AlreadyDecided, SecondOfficerNeeded
from services.probation.queue import queries as queue_queries
from services.probation.queue.tables import QueueItem
from shared import audit
from shared.registry import registry
from tests.builders.actors import OFFICER, OFFICER_ELSEWHERE, SENIOR
from tests.builders.check_ins import the_check_in
from tests.builders.hand_ins import verified
from tests.builders.moments import NOW
from tests.builders.registrations import Register


async def messages(kind: str) -> list[dict[str, object]]:
    rows = await Outbox.select(Outbox.body).where(Outbox.type == kind).order_by(Outbox.sequence)
    return [json.loads(row["body"]) for row in rows]


async def waiting() -> list[tuple[str, str]]:
    rows = await QueueItem.select(QueueItem.kind, QueueItem.reason).where(QueueItem.closed_at.is_null(), QueueItem.kind != "enrol")
    return [(row["kind"], row["reason"]) for row in rows]


async def test_a_check_in_without_doubt_closes_by_itself_and_the_next_is_due(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    await record_check_in(verified(made.person, row["id"]), by=BY, now=NOW)
    after = await the_check_in(made.person)
    assert (after["state"], after["verdict"], after["reviewed_at"]) == ("reviewed", "automatic", NOW)
    assert await waiting() == []
    (receipt,) = await messages("probation.check_in_recorded.v1")
    assert receipt["state"] == "accepted"
    assert receipt["receipt"]
    assert receipt["next_check_in"] is not None
    assert len(await messages("probation.check_in_due.v1")) == 2


async def test_an_uncalibrated_match_goes_to_the_officer(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    await record_check_in(verified(made.person, row["id"], calibrated=False), by=BY, now=NOW)
    after = await the_check_in(made.person)
    assert (after["state"], after["verdict"], after["reason"]) == ("submitted", None, "uncalibrated")
    assert await waiting() == [("check_in", "uncalibrated")]
    (receipt,) = await messages("probation.check_in_recorded.v1")
    assert receipt["state"] == "with_officer"


async def test_help_asked_for_reaches_the_desk_in_the_persons_own_words(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    await record_check_in(verified(made.person, row["id"]), by=BY, now=NOW)
    (asked,) = await messages("probation.support_requested.v1")
    assert (asked["needs"], asked["words"]) == (["housing"], "a room")


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        ({"reason": "camera_refused", "match": "not_attempted", "liveness": "not_attempted"}, "camera_refused"),
        ({"match": "no_match"}, "no_match"),
        ({"match": "review"}, "review"),
        ({"liveness": "not_live"}, "not_live"),
        ({"quality": "poor"}, "poor_quality"),
        ({"match": "error"}, "engine_error"),
        ({"submitted_at": NOW + timedelta(days=4)}, "late"),
    ],
)
async def test_any_doubt_goes_to_the_officer_with_its_reason_and_the_person_gets_a_receipt(
    register: Register, result: dict[str, object], reason: str
) -> None:
    made = await register()
    row = await the_check_in(made.person)
    await record_check_in(verified(made.person, row["id"], **result), by=BY, now=NOW)
    assert await waiting() == [("check_in", reason)]
    (receipt,) = await messages("probation.check_in_recorded.v1")
    assert (receipt["state"], bool(receipt["receipt"])) == ("with_officer", True)


async def test_the_same_visit_told_twice_and_a_second_visit_change_nothing(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    told = verified(made.person, row["id"], match="no_match", answers={"support": ["work"], "mood": "struggling"})
    await record_check_in(told, by=BY, now=NOW)
    before = await the_check_in(made.person)
    await record_check_in(told, by=BY, now=NOW)
    await record_check_in(verified(made.person, row["id"]), by=BY, now=NOW)
    assert await the_check_in(made.person) == before
    assert sorted(await waiting()) == [("check_in", "no_match"), ("wellbeing", "wellbeing")]
    assert len(await messages("probation.support_requested.v1")) == 1


async def test_a_check_in_we_never_made_changes_nothing(register: Register) -> None:
    made = await register()
    await identity_verified(verified(made.person, uuid4()))
    assert (await the_check_in(made.person))["state"] == "created"


async def vouch(check_in: UUID, *, seen_version: int) -> None:
    """The officer has the person in front of them."""
    await review_check_in(check_in, "vouched_in_person", "", seen_version=seen_version, by=OFFICER, now=NOW)


async def test_one_tap_vouching_closes_it_and_tells_biometrics_to_let_the_images_go(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    await record_check_in(verified(made.person, row["id"], match="no_match"), by=BY, now=NOW)
    await vouch(row["id"], seen_version=2)
    assert await waiting() == []
    (reviewed,) = await messages("probation.check_in_reviewed.v1")
    assert reviewed["verdict"] == "vouched_in_person"
    assert [one["state"] for one in await messages("probation.check_in_recorded.v1")] == ["with_officer", "accepted"]


async def test_an_officer_may_vouch_before_anything_was_handed_in(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    await vouch(row["id"], seen_version=1)
    await record_check_in(verified(made.person, row["id"]), by=BY, now=NOW)
    assert (await the_check_in(made.person))["verdict"] == "vouched_in_person"


async def test_what_a_person_said_is_heard_although_the_officer_had_vouched_already(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    await vouch(row["id"], seen_version=1)
    visit = verified(made.person, row["id"])
    for _ in range(2):
        await record_check_in(visit, by=BY, now=NOW)
    assert (await the_check_in(made.person))["verdict"] == "vouched_in_person"
    assert len(await messages("probation.support_requested.v1")) == 1


async def test_a_check_in_of_somebody_who_came_after_all_is_reviewed_again(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    later = NOW + timedelta(days=5)
    await expire_check_in(row["id"], by=BY, now=later)
    await decide_missed(row["id"], "not_excused", "nobody came", seen_version=2, by=OFFICER, now=later)
    await record_check_in(verified(made.person, row["id"], match="no_match"), by=BY, now=later)
    found = await the_check_in(made.person)
    assert (found["state"], found["verdict"], found["reviewed_at"]) == ("submitted", None, None)
    await review_check_in(row["id"], "match", "", seen_version=found["version"], by=OFFICER, now=later)
    assert await waiting() == []


async def test_who_is_back_on_the_register_the_same_day_gets_the_next_date(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    await record_check_in(verified(made.person, row["id"]), by=BY, now=NOW)
    await close_registration(made.person, reason="term_ended", by=OFFICER, now=NOW)
    await register()
    days = [each["due_on"] for each in await CheckIn.select().where(CheckIn.person == made.person, CheckIn.state == "created")]
    assert len(days) == 1
    assert days[0] > row["due_on"]


async def test_not_the_same_person_stands_only_when_two_officers_say_so(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    await record_check_in(verified(made.person, row["id"], match="no_match"), by=BY, now=NOW)
    await review_check_in(row["id"], "no_match", "different nose", seen_version=2, by=OFFICER, now=NOW)
    assert (await the_check_in(made.person))["state"] == "submitted"
    assert await waiting() == [("second_opinion", "first_says_no_match")]
    assert await messages("probation.check_in_reviewed.v1") == []
    assert "second_opinion" in {item.kind for item in await queue_queries.queue(SENIOR)}
    with pytest.raises(SecondOfficerNeeded):
        await review_check_in(row["id"], "no_match", "still", seen_version=3, by=OFFICER, now=NOW)
    await review_check_in(row["id"], "no_match", "I agree", seen_version=3, by=SENIOR, now=NOW)
    assert (await the_check_in(made.person))["verdict"] == "no_match"
    assert await waiting() == []


async def test_of_two_verdicts_at_once_one_counts(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    await record_check_in(verified(made.person, row["id"], match="review"), by=BY, now=NOW)
    outcomes = await asyncio.gather(
        *(review_check_in(row["id"], "match", "", seen_version=2, by=who, now=NOW) for who in (OFFICER, SENIOR)), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in outcomes) == ["AlreadyDecided", "State"]
    assert len(await messages("probation.check_in_reviewed.v1")) == 1


async def test_two_visits_at_once_are_recorded_once(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    await asyncio.gather(*(record_check_in(verified(made.person, row["id"]), by=BY, now=NOW) for _ in range(2)))
    assert len(await messages("probation.support_requested.v1")) == 1
    assert len(await messages("probation.check_in_due.v1")) == 2


async def test_a_missed_check_in_asks_why_and_sets_the_next_date(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    later = NOW + timedelta(days=3)
    assert not await expire_check_in(row["id"], by=BY, now=NOW)
    assert await expire_check_in(row["id"], by=BY, now=later)
    assert not await expire_check_in(row["id"], by=BY, now=later)
    assert await waiting() == [("missed", "missed")]
    assert len(await messages("probation.check_in_due.v1")) == 2
    await decide_missed(row["id"], "excused", "hospital, document 7", seen_version=2, by=OFFICER, now=later)
    after = await the_check_in(made.person)
    assert (after["state"], after["verdict"]) == ("expired", "excused")
    with pytest.raises(AlreadyDecided):
        await decide_missed(row["id"], "not_excused", "again", seen_version=2, by=OFFICER, now=later)


async def test_one_handed_in_in_time_counts_although_its_message_came_after_the_sweep(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    later = NOW + timedelta(days=3)
    await expire_check_in(row["id"], by=BY, now=later)
    await record_check_in(verified(made.person, row["id"]), by=BY, now=later)
    assert (await the_check_in(made.person))["state"] == "reviewed"
    assert await waiting() == []


async def test_the_sweeps_may_run_twice_at_once(register: Register) -> None:
    await register()
    await CheckIn.update({CheckIn.closes_at: NOW - timedelta(days=400)}, force=True)
    await asyncio.gather(expire_overdue({}), expire_overdue({}), create_next_due({}))
    assert await waiting() == [("missed", "missed")]
    assert len(await messages("probation.check_in_due.v1")) == 2


async def test_everybody_sees_only_what_is_theirs(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    assert await cases_queries.case(OFFICER, made.person) is not None
    assert await cases_queries.case(SENIOR, made.person) is not None
    assert await cases_queries.case(OFFICER_ELSEWHERE, made.person) is None
    assert await check_ins_queries.check_in(OFFICER_ELSEWHERE, row["id"]) is None
    assert len(await list_queries.people(OFFICER_ELSEWHERE, Criteria(), now=NOW, size=10)) == 0
    assert len(await list_queries.people(OFFICER, Criteria("fict"), now=NOW, size=10)) == 1


async def test_every_step_stands_in_a_whole_audit_chain(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    await record_check_in(verified(made.person, row["id"], match="review"), by=BY, now=NOW)
    await review_check_in(row["id"], "match", "", seen_version=2, by=OFFICER, now=NOW)
    report = await audit.verify(Audit)
    assert report.broken_at is None
    assert report.records >= 5


def test_every_message_that_comes_to_probation_has_a_handler() -> None:
    from shared.messages.base import all_message_types

    assert set(registry("probation").handlers) == {kind for kind in all_message_types().values() if kind.receiver == "probation"}
