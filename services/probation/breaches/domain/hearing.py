"""Whether a person was heard: an explanation, a recorded refusal, or attempts that the rule of that day calls enough.

An attempt that lasted seconds, or that came minutes after another one, is kept but does not count. At the kiosk only a question that was
on the screen is an attempt: one that nobody ever saw is none. Who wants to explain in person is spoken to first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal
from uuid import UUID

from services.probation.breaches.domain.attempts import Attempt, Means
from services.probation.law import rules as law
from shared.law.rules import NamedList, Rule

ExplanationKind = Literal["given", "refused"]


@dataclass(frozen=True, slots=True)
class HearingRule:
    """What counts as a hearing, by the law's values of one day."""

    kinds: NamedList
    attempts: Rule
    apart: Rule
    call: Rule
    explanation: Rule
    shown: NamedList
    talk: NamedList

    @property
    def rules(self) -> tuple[NamedList | Rule, ...]:
        """All of them, as the page shows them."""
        return self.kinds, self.attempts, self.apart, self.call, self.shown, self.talk, self.explanation


class Missing(StrEnum):
    """Why there is no hearing yet."""

    NOT_ASKED = "not_asked"
    ANSWER_WAITS = "answer_waits"
    ATTEMPTS = "attempts"
    TIME_APART = "time_apart"
    TALK_ASKED = "talk_asked"


@dataclass(frozen=True, slots=True)
class Hearing:
    """Whether the person was heard. `possible_from`: the earliest moment, None where it depends on a step that nobody took yet."""

    enough: bool
    missing: tuple[Missing, ...]
    counted: tuple[UUID, ...]
    wanted: int
    possible_from: datetime | None = None


def hearing_rule(on: date) -> HearingRule:
    """The values of a day. Raises NoSuchRule."""
    return HearingRule(
        law.rule_list("breach.hearing.kinds", on),
        law.rule("breach.hearing.attempts", on),
        law.rule("breach.hearing.apart", on),
        law.rule("breach.hearing.call", on),
        law.rule("breach.explanation", on),
        law.rule_list("breach.hearing.shown", on),
        law.rule_list("breach.hearing.talk", on),
    )


def counting(attempts: Sequence[Attempt], rule: HearingRule) -> tuple[Attempt, ...]:
    """The attempts that count, the earliest first: of a kind that counts, seen or long enough, and far enough from the one before."""
    found: list[Attempt] = []
    for one in sorted(attempts, key=lambda each: (each.at, str(each.id))):
        long_enough = one.means is not Means.CALL or one.minutes >= _number(rule.call)
        seen = one.means is not Means.KIOSK or one.shown in rule.shown.values
        far_enough = not found or one.at - found[-1].at >= timedelta(hours=_number(rule.apart))
        if one.means in rule.kinds.values and long_enough and seen and far_enough:
            found.append(one)
    return tuple(found)


def answers_talk(attempts: Sequence[Attempt], asked_at: datetime, rule: HearingRule) -> bool:
    """Whether somebody tried, after the person asked for it, to speak to them in a way that the rule names."""
    return any(one.means in rule.talk.values and one.at >= asked_at for one in attempts)


def heard(
    attempts: Sequence[Attempt],
    explanation: ExplanationKind | None,
    rule: HearingRule,
    *,
    due_at: datetime | None,
    now: datetime,
    talk_asked_at: datetime | None = None,
) -> Hearing:
    """Whether somebody may decide now, and if not, what is missing and from when it is possible.

    `due_at`: until when the explanation may come; None where it was not asked for. An explanation, or a refusal that was written down, ends
    the wait at once. `talk_asked_at`: when the person said that they want to explain in person; until somebody tried to, nobody decides.
    """
    counted, wanted = counting(attempts, rule), _number(rule.attempts)
    ids = tuple(one.id for one in counted)
    if explanation is not None:
        return Hearing(True, (), ids, wanted, now)
    missing = [Missing.NOT_ASKED] if due_at is None else [Missing.ANSWER_WAITS] if now < due_at else []
    left = wanted - len(counted)
    possible = due_at
    if left > 0:
        missing.append(Missing.ATTEMPTS)
        apart = timedelta(hours=_number(rule.apart))
        if counted and now < counted[-1].at + apart:
            missing.append(Missing.TIME_APART)
        if due_at is not None:
            first = max(now, counted[-1].at + apart) if counted else now
            possible = max(due_at, first + apart * (left - 1))
    if talk_asked_at is not None and not answers_talk(attempts, talk_asked_at, rule):
        missing.append(Missing.TALK_ASKED)
        possible = max(possible, now) if possible is not None else None
    return Hearing(not missing, tuple(missing), ids, wanted, None if missing and due_at is None else possible)


def _number(rule: Rule) -> int:
    if not isinstance(rule.value, int):
        raise TypeError(f"{rule.code} is not a number")
    return rule.value
