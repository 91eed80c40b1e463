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
        if until is not None and until < today:
            wrong["until"] = words.problem("over")
        elif since is not None and until is not None and until < since:
            wrong["until"] = words.problem("order")
        elif since is not None and until is not None and until - since + timedelta(days=1) > longest(today):
            wrong["until"] = words.too_long(longest(today))
        return wrong

    return check
