"""Each value of the law is tried out on what is open, or the page says why it is not."""

from datetime import date, datetime, timedelta
from fnmatch import fnmatchcase
from typing import Any

import pytest

from services.probation.capabilities import CAPABILITIES
from services.probation.check_ins.law import simulation as check_ins
from services.probation.community_work import simulation as work
from services.probation.corrective_work import simulation as corrective
from services.probation.law.ruling import RULING
from services.probation.law_changes.domain.changes import Change, changed_list, changed_rule, new_day
from services.probation.law_changes.effects import untried
from services.probation.law_changes.effects.trying import compared, laws_for
from services.probation.law_changes.queries import entry_of
from services.probation.notices import simulation as notices
from services.probation.queue import simulation as queue
from services.probation.reminders import simulation as reminders
from services.probation.telemetry.alerts.law import simulation as alerts
from services.probation.terms import simulation as terms
from services.probation.transfers.law import simulation as transfers
from shared.contributions import Asked, Judged, LawSimulation
from shared.law.rules import rule_book
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY

SIMULATIONS: list[LawSimulation[Any]] = [each for one in CAPABILITIES for each in one.law_simulations]
ASKED = Asked(NOW, TODAY + timedelta(days=40))
HOUR, DAY, ZONE = timedelta(hours=1), timedelta(days=1), "Asia/Almaty"
BOOKS = [rule_book(folder) for folder in RULING.folders.values()]
CODES = sorted({rule.code for book in BOOKS for rule in book.rules} | {each.code for book in BOOKS for each in book.lists})


@pytest.mark.parametrize("code", CODES)
def test_every_value_is_tried_out_or_says_why_not(code: str) -> None:
    tried = any(fnmatchcase(code, pattern) for each in SIMULATIONS for pattern in each.rules)
    why = untried.reason(code)
    assert tried != (why is not None)
    assert why is None or len(untried.in_words(why)) > 20


def test_every_pattern_names_a_value() -> None:
    patterns = {pattern for each in SIMULATIONS for pattern in each.rules} | untried.REASONS.keys()
    empty = {pattern for pattern in patterns if not any(fnmatchcase(code, pattern) for code in CODES)}
    assert not {pattern for pattern in empty if not pattern.startswith(("notice.", "check_in.", "term."))}


def value(code: str, changed: int | str) -> Change:
    """A draft of another value, from ASKED's day on."""
    found = entry_of("probation", "rule", code, TODAY)
    assert found is not None
    return changed_rule(found.entry, changed, valid_from=ASKED.on, source="УИК 1", status="unverified")


def one(code: str) -> LawSimulation[Any]:
    return next(each for each in SIMULATIONS if each.code == code)


def tried(code: str, row: object, change: Change, book: str = "probation") -> tuple[Judged, Judged] | None:
    return compared(one(code), row, laws_for(one(code), book, change), ASKED)


def test_the_clock_of_an_alert_moves_with_its_step_and_says_when_it_would_be_overdue() -> None:
    raised = NOW - 12 * HOUR
    row = alerts.Waiting("acknowledged", 1, raised, NOW + 10 * timedelta(minutes=1), None, 0, ZONE)
    judged = tried("alerts", row, value("alert.contact.priority_1", 4))
    assert judged is not None
    before, after = judged
    assert (before, after.at) == (Judged(NOW + timedelta(minutes=10)), NOW - timedelta(minutes=1))
    assert after.codes == {"overdue"}
    assert tried("alerts", row, value("alert.contact.priority_2", 4)) is None, "of another priority"
    assert tried("alerts", row, value("alert.acknowledge.priority_1", 1)) is None, "of another step"


def test_quiet_hours_that_end_later_hold_an_alert_longer() -> None:
    raised = datetime.fromisoformat("2026-11-23T20:00:00Z")  # one o'clock at night in Almaty
    held = datetime.fromisoformat("2026-11-24T02:00:00Z")
    row = alerts.Waiting("raised", 4, raised, held + 4 * HOUR, held, 0, ZONE)
    judged = tried("alerts", row, value("alert.quiet.ends", "09:00"))
    assert judged is not None
    assert (judged[0].at, judged[1].at) == (held + 4 * HOUR, held + 6 * HOUR)
    judged = tried("alerts", row, value("alert.quiet.from_priority", 5))
    assert judged is not None
    assert judged[1].at == raised + 4 * HOUR


def test_an_alert_that_went_to_the_deputy_has_the_clock_of_the_senior_officer() -> None:
    row = alerts.Waiting("raised", 1, NOW - HOUR, NOW + timedelta(minutes=5), None, 1, ZONE)
    judged = tried("alerts", row, value("alert.senior_after_deputy", 20))
    assert judged is not None
    assert judged[1].at == NOW + timedelta(minutes=15)


def test_a_journey_that_was_told_would_need_a_permission() -> None:
    row = notices.Told("travel", "suspended_sentence")
    assert tried("notices", row, value("notice.travel", "permission")) == (
        Judged(codes=frozenset({"notice"})), Judged(codes=frozenset({"permission"})),
    )  # fmt: skip
    assert tried("notices", notices.Told("travel", "parole"), value("notice.travel", "permission")) is None, "the category's own rule"


def test_with_less_grace_somebody_is_late_earlier() -> None:
    judged = tried("returns", notices.Away(NOW - 3 * HOUR), value("notice.return_grace", 2))
    assert judged is not None
    assert (set(judged[0].codes), set(judged[1].codes)) == (set(), {"late"})


def term(kind: str = "length", on: date = TODAY, **said: Any) -> dict[str, Any]:
    entry = {"id": str(fresh()), "number": 1, "kind": kind, "on_date": on.isoformat(), "amount": 6, "unit": "months", "ends_on": None,
             "refers_to": None}  # fmt: skip
    return entry | said


def test_a_term_that_begins_with_another_day_ends_on_another_day() -> None:
    registered, in_force = date(2026, 11, 10), date(2026, 11, 1)
    row = terms.RunningTerm("suspended_sentence", registered, in_force, date(2027, 5, 9), [term(on=registered)])
    assert tried("terms", row, value("term.start.suspended_sentence", "entry_into_force")) == (
        Judged(date(2027, 5, 9)), Judged(date(2027, 4, 30)),
    )  # fmt: skip
    assert tried("terms", row, value("term.first_day_counts", "no")) == (Judged(date(2027, 5, 9)), Judged(date(2027, 5, 10)))
    stated = terms.RunningTerm("suspended_sentence", registered, in_force, date(2027, 5, 9), [])
    assert tried("terms", stated, value("term.start.suspended_sentence", "entry_into_force")) is None, "an end that was stated stays"


def test_a_term_that_ends_on_a_day_off_moves_where_the_law_moves_it() -> None:
    row = terms.RunningTerm("suspended_sentence", date(2026, 11, 9), date(2026, 11, 1), date(2027, 5, 8), [term(on=date(2026, 11, 9))])
    judged = tried("terms", row, value("term.day_off.months", "moves"))
    assert judged is not None
    assert judged[0].at == date(2027, 5, 8)
    assert judged[1].at is not None
    assert judged[1].at > date(2027, 5, 8)


def test_a_longer_warning_shows_more_removals() -> None:
    row = terms.Ending(TODAY + timedelta(days=45))
    assert tried("removals", row, value("removal.warned_before", 60)) == (Judged(), Judged(codes=frozenset({"removal_near"})))
    assert tried("removals", row, value("removal.warned_before", 20)) is None


def test_a_shorter_window_closes_a_check_in() -> None:
    judged = tried("check_ins", check_ins.Waiting(TODAY - 2 * DAY, ZONE), value("check_in.window", 24))
    assert judged is not None
    assert (set(judged[0].codes), set(judged[1].codes)) == (set(), {"closed"})


def test_an_item_of_the_queue_follows_its_value_only_where_that_named_its_moment() -> None:
    opened = NOW - 2 * DAY
    by_law, by_hand = queue.Waiting("review", opened, opened + 3 * DAY), queue.Waiting("review", opened, opened + 5 * DAY)
    assert tried("queue", by_law, value("check_in.review_due", 1)) == (
        Judged(opened + 3 * DAY), Judged(opened + DAY, frozenset({"overdue"})),
    )  # fmt: skip
    assert tried("queue", by_hand, value("check_in.review_due", 1)) is None
    violation = queue.Waiting("violation", opened, opened + 3 * DAY)
    assert tried("queue", violation, value("check_in.review_due", 1)) is None
    assert tried("queue", violation, value("alert.decision", 4)) == (Judged(opened + 3 * DAY), Judged(opened + 4 * DAY))


def test_a_transfer_is_answered_sooner_and_reminded_sooner() -> None:
    due = NOW + 4 * DAY
    row = transfers.Waiting(due, NOW)
    assert tried("transfers", row, value("transfer.answer", 12)) == (Judged(due), Judged(due + 2 * DAY))
    assert tried("transfers", row, value("transfer.answer", 2)) == (Judged(due), Judged(due - 8 * DAY, frozenset({"overdue"})))
    assert tried("transfers", row, value("transfer.reminder", 5)) == (Judged(due), Judged(due, frozenset({"reminded"})))


def test_a_step_of_an_order_of_work_counts_working_days() -> None:
    row = work.Ordered(TODAY, None, None, None)
    judged = tried("work_orders", row, value("work.order_within", 1))
    assert judged is not None
    assert judged[0].at is not None
    assert judged[1].at == TODAY + DAY < judged[0].at
    off = new_day(TODAY + DAY, "Kurban Ait", working=False, kurban_ait=True, source="Resolution", status="verified")
    moved = tried("work_orders", row, off, book="shared")
    assert moved is not None
    assert moved[1].at == moved[0].at + DAY if isinstance(moved[0].at, date) else False


def test_evasion_counts_the_sessions_of_a_month_by_the_law_that_is_tried_out() -> None:
    missed = [{"id": str(fresh()), "site": str(fresh()), "on": f"2026-11-0{day}", "hours": 4, "outcome": "unacceptable"} for day in (2, 3)]
    row = work.Worked("community_work", False, missed)
    judged = tried("work_evasion", row, value("work.evasion.no_shows", 1))
    assert judged == (Judged(), Judged(codes=frozenset({"no_shows 2026-11-01"})))
    assert "2026" in work.in_words("no_shows 2026-11-01")


def test_planned_sessions_may_be_too_long_in_a_day() -> None:
    row = work.Worked("community_work", False, [{"on": "2026-12-01", "hours": 4}])
    assert tried("work_sessions", row, value("work.hours_a_day", 3)) == (Judged(), Judged(codes=frozenset({"day_too_long"})))
    week = work.Worked("community_work", True, [{"on": f"2026-12-0{day}", "hours": 8} for day in (1, 2, 3)])
    assert tried("work_sessions", week, value("work.hours_a_week.free", 20)) == (Judged(), Judged(codes=frozenset({"week_too_long"})))


def test_a_reason_that_is_taken_off_the_list_exempts_nobody() -> None:
    found = entry_of("probation", "list", "work.compulsory.exempt", TODAY)
    assert found is not None
    fewer = changed_list(found.entry, ["minor"], valid_from=ASKED.on, source="УИК 1", status="unverified")
    judged = tried("work_exemptions", work.Exempted("student"), fewer)
    assert judged is not None
    assert (set(judged[0].codes), set(judged[1].codes)) == ({"exempt"}, {"not_exempt"})
    assert tried("work_exemptions", work.Exempted("minor"), fewer) is None


def test_less_time_without_a_job_is_reached_earlier() -> None:
    row = corrective.Recorded(date(2026, 10, 1), [])
    assert tried("corrective_work", row, value("corrective.jobless", 1)) == (
        Judged(date(2027, 1, 1)), Judged(date(2026, 11, 1), frozenset({"jobless"})),
    )  # fmt: skip
    share = {"id": str(fresh()), "number": 1, "kind": "share", "on_date": "2026-10-01", "content": {"percent": 15}, "refers_to": None}
    judged = tried("corrective_work", corrective.Recorded(date(2026, 10, 1), [share]), value("corrective.share.least", 20))
    assert judged is not None
    assert judged[1].codes == {"share_outside"}


def test_a_message_waits_for_the_end_of_the_quiet_hours() -> None:
    row = reminders.Queued("check_in_tomorrow", NOW, NOW + HOUR, ZONE, [])
    judged = tried("messages", row, value("reminders.quiet_until", "13:00"))
    assert judged is not None
    assert (set(judged[0].codes), set(judged[1].codes)) == (set(), {"too_late"})
    ending = reminders.Ending(TODAY + 20 * DAY, ZONE)
    assert tried("term_reminders", ending, value("reminders.term_ends_before", 30)) == (Judged(), Judged(codes=frozenset({"reminded"})))


@pytest.mark.parametrize("each", [each for each in SIMULATIONS if each.code != "opening_papers"], ids=lambda each: each.code)
def test_a_code_that_nobody_knows_is_shown_as_it_is(each: LawSimulation[Any]) -> None:
    assert each.words("another") == "another"
    assert each.title()
