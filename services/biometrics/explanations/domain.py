"""One question on the kiosk's screen, as a table of transitions, and the answer that is handed in. Nothing here is ever a refusal.

waiting -> open -> answered | put_off | left
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, get_args

from shared.messages.explanations import LONGEST_WORDS, ExplanationReason

Draft = Mapping[str, str]
REASONS: tuple[ExplanationReason, ...] = get_args(ExplanationReason)


class Showing(StrEnum):
    """Where it stands. `unseen`: it ended before it was on the screen; `ended`: nobody waits any more, and the page is still open."""

    WAITING = "waiting"
    OPEN = "open"
    PUT_OFF = "put_off"
    LEFT = "left"
    ANSWERED = "answered"
    ENDED = "ended"
    UNSEEN = "unseen"


class Event(StrEnum):
    """What may happen to it."""

    SHOW = "show"
    PUT_OFF = "put_off"
    LEAVE = "leave"
    ANSWER = "answer"
    END = "end"


class NotNow(Exception):
    """A page that is no longer the current one."""


class BadAnswer(Exception):
    """`choose_one`, `words_needed` or `too_long`; the presenter has the words."""


_S, _E = Showing, Event
TRANSITIONS: dict[tuple[Showing, Event], Showing] = {
    (_S.WAITING, _E.SHOW): _S.OPEN,
    (_S.WAITING, _E.LEAVE): _S.UNSEEN,
    (_S.WAITING, _E.END): _S.UNSEEN,
    (_S.OPEN, _E.SHOW): _S.OPEN,
    (_S.OPEN, _E.PUT_OFF): _S.PUT_OFF,
    (_S.OPEN, _E.LEAVE): _S.LEFT,
    (_S.OPEN, _E.ANSWER): _S.ANSWERED,
    (_S.OPEN, _E.END): _S.ENDED,
    (_S.PUT_OFF, _E.SHOW): _S.PUT_OFF,
    (_S.PUT_OFF, _E.PUT_OFF): _S.PUT_OFF,
    (_S.PUT_OFF, _E.LEAVE): _S.PUT_OFF,
    (_S.PUT_OFF, _E.ANSWER): _S.ANSWERED,
    (_S.PUT_OFF, _E.END): _S.ENDED,
    (_S.ENDED, _E.ANSWER): _S.ANSWERED,
    (_S.ENDED, _E.LEAVE): _S.ENDED,
}
UNDER_WAY = (Showing.WAITING, Showing.OPEN)
"""Somebody may still be at the screen."""
ANSWERABLE = (Showing.OPEN, Showing.PUT_OFF, Showing.ENDED)
"""Whoever has the page open is heard, also where the officer stopped waiting meanwhile: no words are lost."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is handed in. `in_person`: they want to explain to the officer; nothing else is said then."""

    kind: Literal["explained", "in_person"]
    reason: ExplanationReason | None = None
    words: str = ""
    brings_paper: bool = False


IN_PERSON = Given("in_person")


def after(state: Showing, event: Event) -> Showing:
    """The state after `event`. Raises NotNow."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise NotNow(f"{event} in {state}") from None


def read_reason(given: str) -> ExplanationReason:
    """The reason that was touched. Raises BadAnswer."""
    reason = next((known for known in REASONS if known == given), None)
    if reason is None:
        raise BadAnswer("choose_one")
    return reason


def read_words(given: str, reason: ExplanationReason) -> str:
    """The person's own words. A ready reason is enough without them; "something else" alone says nothing. Raises BadAnswer."""
    words = given.strip()
    if len(words) > LONGEST_WORDS:
        raise BadAnswer("too_long")
    if reason == "other" and not words:
        raise BadAnswer("words_needed")
    return words


def read_given(draft: Draft, *, brings_paper: bool) -> Given:
    """What was answered so far as one answer. Raises BadAnswer where a page was left out."""
    reason = read_reason(draft.get("reason", ""))
    return Given("explained", reason, read_words(draft.get("words", ""), reason), brings_paper)
