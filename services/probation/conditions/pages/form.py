"""The form of a duty, for a new one and for a change."""

from datetime import date
from zoneinfo import ZoneInfo

from litestar.response import Template

from services.probation.cases.rows import Case
from services.probation.cases.words import source
from services.probation.conditions import words
from services.probation.conditions.domain import rendering
from services.probation.conditions.domain.inputs import Inputs
from services.probation.conditions.domain.templates import Template as DutyTemplate
from services.probation.conditions.forms import MANY, PREFIX
from services.probation.conditions.queries import ShownCondition
from shared import clock
from shared.web import i18n
from shared.web.forms import FormErrors
from shared.web.pages import page
from shared.web.request import Fields, Web


def duty_form(
    request: Web,
    case: Case,
    template: DutyTemplate,
    given: Fields,
    errors: FormErrors,
    *,
    row: ShownCondition | None = None,
    shown: list[tuple[str, str, str]] | None = None,
    status: int = 200,
) -> Template:
    """`row`: the duty that is changed; `shown`: the text as the person will read it."""
    return page(
        request,
        "conditions/form.html",
        status=status,
        many=MANY,
        case=case,
        template=template,
        condition=row,
        given=given,
        errors=errors,
        shown=shown or [],
        prefix=PREFIX,
        names=words.field_names(),
        words=words,
        source=source,
    )


def preview(template: DutyTemplate, inputs: Inputs) -> list[tuple[str, str, str]]:
    """(language, its name, the text) for the languages of the leaflet."""
    texts = rendering.texts(template, inputs)
    return [(language, i18n.NAMES[language], texts[language]) for language in rendering.LANGUAGES]


def today_of(case: Case) -> date:
    """Today where the person lives."""
    return clock.now().astimezone(ZoneInfo(case.time_zone)).date()
