"""The model check: what may follow in each category is what the notes on the law say; nothing adverse without a decision and a hearing."""

from datetime import date
from itertools import product

import pytest

from services.probation.breaches.domain.consequences import DOCUMENT, SECOND, STATED, TO_COURT, Condition, Step, breach_rules, table
from services.probation.breaches.domain.stages import Event, NotAllowed, Stage
from services.probation.breaches.domain.transitions import (
    ADVERSE,
    BEFORE_DECISION,
    DECISIONS,
    FINAL,
    HEARINGS,
    IN_THE_HOUSE,
    LEFT,
    TRANSITIONS,
    allowed,
    transition,
)
from services.probation.cases.domain.categories import Category

DAY = date(2026, 11, 24)
MODEL = {
    # (category, condition, age): (steps, documents, an article of the norm), by the table of check-ins and breaches in the notes.
    # Row 1 (УИК 174-176, УК 63): written warning and submission to extend by at most a year, a minor by at most six months; who is absent
    # without an excuse is compelled to appear. Repeated: submission to cancel, a minor at most a year more.
    ("suspended_sentence", "first", "adult"): (("warning", "extend"), ("warning", "submission"), "УК 63"),
    ("suspended_sentence", "first", "minor"): (("warning", "extend"), ("warning", "submission"), "УК 63"),
    ("suspended_sentence", "repeat", "adult"): (("cancel",), ("submission",), "УК 63"),
    ("suspended_sentence", "repeat", "minor"): (("extend",), ("submission",), "УК 63"),
    ("suspended_sentence", "absence", "any"): (("compelled",), ("compelled_appearance",), "УИК 174"),
    # УИК 175: unknown for more than 15 days after a missed check-in, initial measures first, then a submission for the wanted list.
    ("suspended_sentence", "hiding", "any"): (("wanted",), ("wanted_submission",), "УИК 175"),
    # УИК 176: deliberate damage is a breach with an act of its own, and the person is liable.
    ("suspended_sentence", "damage", "any"): (("warning", "damage"), ("warning", "damage_act"), "УИК 176"),
    # Row 2 (УИК 66-69, УК 44): written warning that the punishment may be replaced; within a year again it is persistent, and the court
    # decides; УИК 67 names what else is persistent.
    ("restriction_of_liberty", "first", "any"): (("warning",), ("warning",), "УК 44"),
    ("restriction_of_liberty", "repeat", "any"): (("replace",), ("submission",), "УК 44"),
    ("restriction_of_liberty", "persistent", "any"): (("replace",), ("submission",), "УИК 67"),
    ("restriction_of_liberty", "hiding", "any"): (("wanted",), ("wanted_submission",), "УИК 67"),
    ("restriction_of_liberty", "damage", "any"): (("warning", "damage"), ("warning", "damage_act"), "УИК 176"),
    # Row 3 (УИК 57-62, УК 43): written warning, then a submission to replace; more than two no-shows in a month are evasion.
    ("community_work", "first", "any"): (("warning",), ("warning",), "УК 43"),
    ("community_work", "repeat", "any"): (("replace",), ("submission",), "УК 43"),
    ("community_work", "no_shows", "any"): (("replace",), ("submission",), "УК 43"),
    ("community_work", "hiding", "any"): (("wanted",), ("wanted_submission",), "not found"),
    # Row 4 (УИК 52-56, УК 42): written warning; within a year again, or after three months without a job, a submission.
    ("corrective_work", "first", "any"): (("warning",), ("warning",), "УК 42"),
    ("corrective_work", "repeat", "any"): (("replace",), ("submission",), "УК 42"),
    ("corrective_work", "jobless", "any"): (("replace",), ("submission",), "УК 42"),
    ("corrective_work", "hiding", "any"): (("wanted",), ("wanted_submission",), "not found"),
    # Row 5 (УИК 164): written warning; after two warnings a submission.
    ("deferred_sentence", "first", "any"): (("warning",), ("warning",), "УИК 164"),
    ("deferred_sentence", "repeat", "any"): (("warning",), ("warning",), "УИК 164"),
    ("deferred_sentence", "warnings", "any"): (("cancel",), ("submission",), "УИК 164"),
    ("deferred_sentence", "hiding", "any"): (("wanted",), ("wanted_submission",), "not found"),
    # Row 6 (УИК 169, УК 72), police: evaded more than twice, two penalties, or no registration in five working days: the court may cancel.
    ("parole", "evasions", "any"): (("cancel",), ("submission",), "УК 72"),
    ("parole", "penalties", "any"): (("cancel",), ("submission",), "УК 72"),
    ("parole", "no_registration", "any"): (("cancel",), ("submission",), "УК 72"),
    # Row 7 names nothing, and other categories have no row: nothing may follow until a lawyer names the norm.
    ("administrative_supervision", "no_norm", "any"): ((), (), "not found"),
    ("ban_on_posts", "no_norm", "any"): ((), (), "not found"),
    ("pre_trial_probation", "no_norm", "any"): ((), (), "not found"),
    ("penitentiary_probation", "no_norm", "any"): ((), (), "not found"),
}
NUMBERS = {
    # within a year, two no-shows, three months, two warnings, more than two, two or more, five working days
    "restriction_of_liberty.repeat": 12, "corrective_work.repeat": 12, "community_work.no_shows": 2, "corrective_work.jobless": 3,
    "deferred_sentence.warnings": 2, "parole.evasions": 2, "parole.penalties": 2, "parole.no_registration": 5,
}  # fmt: skip
MOST_MONTHS = {"suspended_sentence.first.adult": 12, "suspended_sentence.first.minor": 6, "suspended_sentence.repeat.minor": 12}
NEXT = {
    Stage.COLLECTING: {Event.ASK: Stage.ASKED, Event.EXPLAIN: Stage.HEARD, Event.SEARCH: Stage.SEARCHING, Event.WITHDRAW: Stage.WITHDRAWN},
    Stage.ASKED: {
        Event.ASK: Stage.ASKED, Event.EXPLAIN: Stage.HEARD, Event.EXHAUST: Stage.HEARD, Event.SEARCH: Stage.SEARCHING,
        Event.REOPEN: Stage.COLLECTING, Event.WITHDRAW: Stage.WITHDRAWN,
    },
    Stage.SEARCHING: {Event.FOUND: Stage.COLLECTING, Event.EXHAUST: Stage.HEARD, Event.WITHDRAW: Stage.WITHDRAWN},
    Stage.HEARD: {
        Event.REOPEN: Stage.COLLECTING, Event.EXCUSE: Stage.EXCUSED, Event.FIND_NO_BREACH: Stage.NO_BREACH, Event.CONFIRM: Stage.DECIDED,
        Event.PROPOSE: Stage.TO_SIGN,
    },
    Stage.TO_SIGN: {Event.SIGN: Stage.DECIDED, Event.RETURN: Stage.HEARD, Event.TAKE_BACK: Stage.HEARD},
    Stage.DECIDED: {
        Event.TAKE_BACK: Stage.HEARD, Event.SERVE: Stage.SERVED, Event.SEND_TO_COURT: Stage.AT_COURT, Event.SEND_WANTED: Stage.WANTED,
        Event.FINISH: Stage.DONE,
    },
    Stage.SERVED: {Event.BROUGHT: Stage.COLLECTING, Event.FINISH: Stage.DONE, Event.CANCEL: Stage.CANCELLED},
    Stage.AT_COURT: {Event.RULE: Stage.RULED, Event.COURT_RETURNS: Stage.HEARD, Event.RECALL: Stage.SERVED,
                     Event.CANCEL: Stage.CANCELLED},
    Stage.WANTED: {Event.FOUND: Stage.COLLECTING, Event.CANCEL: Stage.CANCELLED},
    Stage.RULED: {
        Event.UNDO_RULING: Stage.AT_COURT, Event.APPLY: Stage.DONE, Event.QUASH: Stage.AT_COURT, Event.RECALL: Stage.SERVED,
        Event.CANCEL: Stage.CANCELLED,
    },
    Stage.DONE: {Event.EFFECT_UNDONE: Stage.RULED, Event.QUASH: Stage.CORRECTING, Event.CANCEL: Stage.CANCELLED},
    Stage.CORRECTING: {Event.CORRECT: Stage.CANCELLED, Event.KEEP_REST: Stage.DONE, Event.AWAIT_RULING: Stage.AT_COURT},
    Stage.EXCUSED: {Event.REOPEN: Stage.HEARD},
    Stage.NO_BREACH: {Event.REOPEN: Stage.HEARD},
}  # fmt: skip


def test_what_may_follow_is_what_the_notes_on_the_law_say() -> None:
    generated = {(category, when, age): (steps, papers) for category, when, age, steps, papers, _ in table(DAY)}
    assert generated == {key: row[:2] for key, row in MODEL.items()}
    assert {key[0] for key in generated} == set(Category), "every category has its rows"


def test_every_row_cites_its_article() -> None:
    for category, when, age, _, _, source in table(DAY):
        assert MODEL[category, when, age][2] in source, (category, when)
        assert all(rule.status == "unverified" for rule in breach_rules() if rule.source.startswith("not found"))


def test_the_numbers_of_the_law_stand_in_the_rows() -> None:
    found = {rule.code: rule for rule in breach_rules()}
    assert {code: found[code].value for code in NUMBERS} == NUMBERS
    assert {code: rule.most_months for code, rule in found.items() if rule.most_months} == MOST_MONTHS


@pytest.mark.parametrize(("stage", "event"), list(product(Stage, Event)))
def test_every_stage_with_every_event(stage: Stage, event: Event) -> None:
    expected = NEXT.get(stage, {}).get(event)
    if expected is None:
        with pytest.raises(NotAllowed):
            transition(stage, event)
    else:
        assert transition(stage, event) is expected
    assert (event in allowed(stage)) is (expected is not None)


def walk() -> set[tuple[Stage, bool, bool]]:
    """Everything that can be reached: (stage, heard since the facts were last collected, decided since then)."""
    reached, todo = set[tuple[Stage, bool, bool]](), {(Stage.COLLECTING, False, False)}
    while todo:
        reached |= todo
        todo = {after(one, event) for one in todo for event in allowed(one[0])} - reached
    return reached


def after(one: tuple[Stage, bool, bool], event: Event) -> tuple[Stage, bool, bool]:
    stage, heard, decided = one
    to = transition(stage, event)
    if to is Stage.COLLECTING:
        return to, False, False
    if to in (Stage.HEARD, Stage.TO_SIGN):
        decided = False
    return to, heard or event in HEARINGS, decided or event in DECISIONS


def test_no_way_to_an_adverse_document_without_a_decision_and_a_hearing() -> None:
    reached = walk()
    assert {stage for stage, _, _ in reached} == set(Stage), "the walk meets every stage"
    assert {(heard, decided) for stage, heard, decided in reached if stage in ADVERSE} == {(True, True)}
    assert {heard for stage, heard, _ in reached if stage is Stage.TO_SIGN} == {True}


def test_what_is_final_ends_and_everything_else_comes_to_an_end() -> None:
    left = {stage for stage in Stage if allowed(stage)}
    assert set(Stage) - left <= FINAL
    for stage in Stage:
        seen, todo = {stage}, {stage}
        while todo:
            todo = {transition(here, event) for here in todo for event in allowed(here)} - seen
            seen |= todo
        assert seen & FINAL
    assert not IN_THE_HOUSE & (LEFT | {Stage.CANCELLED})
    assert BEFORE_DECISION < IN_THE_HOUSE


def test_before_it_left_the_house_every_decision_can_be_taken_back_and_never_afterwards() -> None:
    assert {stage for stage, event in TRANSITIONS if event is Event.TAKE_BACK} == {Stage.TO_SIGN, Stage.DECIDED}
    assert not {to for (stage, event), to in TRANSITIONS.items() if stage in LEFT and event in {Event.TAKE_BACK, Event.WITHDRAW}}


def test_each_step_has_a_document_and_each_condition_is_the_softwares_or_the_officers() -> None:
    assert set(DOCUMENT) == set(Step)
    assert TO_COURT < SECOND
    assert Condition.FIRST not in STATED
    assert {rule.condition for rule in breach_rules()} == set(Condition)
