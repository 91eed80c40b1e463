"""The form that arranges a cover."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from uuid import UUID

from services.probation.cover import words
from shared.identity.cover.actions import Reason, longest
from shared.web.fields import Day
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.request import Fields


class CoverForm(CheckedForm):
    """Who is away, who stands in, the first and the last day."""

    covered: UUID
    covering: UUID
    since: Day
    until: Day
    reason: Reason
    as_senior: bool = False


class EndForm(CheckedForm):
    """Another last day."""

    until: Day


def read_end(given: Fields, since: date, today: date) -> EndForm | FormErrors:
    """The new last day, or what is wrong with it."""

    def check(right: Right) -> Mapping[str, str]:
        until = right.get("until", date)
        wrong = _wrong_end(since, until, today) if until is not None else None
        return {"until": wrong} if wrong else {}

    return parse(EndForm, given, words.field_names(), check=check)


def read_cover(given: Fields, officers: Collection[UUID], today: date) -> CoverForm | FormErrors:
    """The form, or what is wrong with it; both must be officers of the office."""
    return parse(CoverForm, given, words.field_names(), check=_rules(officers, today))


def _rules(officers: Collection[UUID], today: date) -> Callable[[Right], Mapping[str, str]]:
    def check(right: Right) -> Mapping[str, str]:
        wrong = {}
        covered, covering = right.get("covered", UUID), right.get("covering", UUID)
        since, until = right.get("since", date), right.get("until", date)
        if covered is not None and covered not in officers:
            wrong["covered"] = words.problem("not_in_office")
        if covering is not None and covering not in officers:
            wrong["covering"] = words.problem("not_in_office")
        elif covering is not None and covering == covered:
            wrong["covering"] = words.problem("same")
        if until is not None and (problem := _wrong_end(since, until, today)):
            wrong["until"] = problem
        return wrong

    return check


def _wrong_end(since: date | None, until: date, today: date) -> str | None:
    """What is wrong with the last day, in words."""
    if until < today:
        return words.problem("over")
    if since is None:
        return None
    if until < since:
        return words.problem("order")
    return words.too_long(longest(today)) if until - since + timedelta(days=1) > longest(today) else None
