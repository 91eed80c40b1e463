"""A question on the kiosk's screen: its states, and what an answer needs. Nothing is ever a refusal."""

from itertools import product

import pytest

from services.biometrics.explanations.domain import (
    ANSWERABLE,
    TRANSITIONS,
    BadAnswer,
    Event,
    Given,
    NotNow,
    Showing,
    after,
    read_given,
    read_reason,
    read_words,
)
from services.biometrics.kiosk.explaining.rights import rights_on
from shared.messages.base import Language
from shared.messages.explanations import LONGEST_WORDS
from shared.web.i18n import LANGUAGES
from tests.builders.moments import TODAY


@pytest.mark.parametrize(("state", "event"), list(product(Showing, Event)))
def test_every_event_is_in_the_table_or_refused(state: Showing, event: Event) -> None:
    if (state, event) in TRANSITIONS:
        assert after(state, event) in Showing
    else:
        with pytest.raises(NotNow):
            after(state, event)


@pytest.mark.parametrize("state", Showing)
def test_whoever_has_seen_the_question_can_answer_until_they_did_or_left(state: Showing) -> None:
    assert ((state, Event.ANSWER) in TRANSITIONS) is (state in ANSWERABLE)


def test_a_question_that_was_not_on_the_screen_is_never_put_off_or_left() -> None:
    assert after(Showing.WAITING, Event.LEAVE) is Showing.UNSEEN
    assert (Showing.WAITING, Event.PUT_OFF) not in TRANSITIONS


@pytest.mark.parametrize("given", ["", "refused", " illness"])
def test_a_reason_is_one_of_those_that_were_offered(given: str) -> None:
    with pytest.raises(BadAnswer, match="choose_one"):
        read_reason(given)


def test_a_ready_reason_is_enough_and_own_words_are_needed_without_one() -> None:
    assert read_words("  ", "illness") == ""
    with pytest.raises(BadAnswer, match="words_needed"):
        read_words("  ", "other")
    with pytest.raises(BadAnswer, match="too_long"):
        read_words("a" * (LONGEST_WORDS + 1), "illness")
    assert read_given({"reason": "other", "words": " Bus "}, brings_paper=True) == Given("explained", "other", "Bus", True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_right_is_said_in_every_language(language: Language) -> None:
    rights = rights_on(TODAY)
    assert {one.code for one in rights} == {"silence", "lawyer", "language"}
    assert all(one.text[language] for one in rights)
