"""The form of an акт."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import StringConstraints

from services.probation.cases.rows import Case
from services.probation.field_visits import words
from services.probation.field_visits.domain.acts import FINDINGS, Act, ActKind
from shared.web.fields import Clock, Day
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.request import Fields

Line = Annotated[str, StringConstraints(max_length=300)]
Text = Annotated[str, StringConstraints(max_length=4000)]
CONDITION = "condition-"


class ActForm(CheckedForm):
    """What an officer writes about a visit. A draft needs the day alone; `finish` is sent with the button that ends it."""

    form_token: UUID | None = None
    version: int = 0
    finish: str = ""
    kind: ActKind
    appointment: UUID | None = None
    happened_on: Day
    at: Clock | None = None
    place: Line = ""
    present: Text = ""
    found: Text = ""
    second_name: Line = ""
    second_post: Line = ""
    why: Text = ""

    def act(self, fields: Fields, codes: Collection[str]) -> Act:
        """What stands in the акт; of the conditions those that the person has."""
        conditions = {code: str(fields.get(CONDITION + code)) for code in codes if fields.get(CONDITION + code) in FINDINGS}
        at = f"{self.at:%H:%M}" if self.at else ""
        return Act(self.happened_on, at, self.place, self.present, self.found, conditions, self.second_name, self.second_post)


def read_act(fields: Fields, case: Case, codes: Collection[str], today_of: Callable[[ZoneInfo], date], *, final: bool) -> (
    ActForm | FormErrors
):  # fmt: skip
    """The form, or what is wrong with it. `final`: nothing may be missing; `codes` are the person's conditions."""
    today = today_of(ZoneInfo(case.time_zone))

    def check(right: Right) -> Mapping[str, str]:
        wrong: dict[str, str] = {}
        day = right.get("happened_on", date)
        if day is not None and day > today:
            wrong["happened_on"] = words.problem("ahead")
        elif day is not None and day < case.registered_on:
            wrong["happened_on"] = words.problem("before_registration")
        if not final:
            return wrong
        needed = ["at", "place", "present", "found"]
        needed += ["second_name", "second_post"] if right.get("kind", str) == "housing_check" else []
        wrong |= {name: words.problem("missing") for name in needed if not fields.get(name, "").strip()}
        wrong |= {CONDITION + code: words.problem("condition") for code in codes if fields.get(CONDITION + code) not in FINDINGS}
        return wrong

    return parse(ActForm, fields, words.field_names(), check=check)
