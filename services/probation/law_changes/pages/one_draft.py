"""The page of one draft."""

from uuid import UUID

from litestar.exceptions import NotFoundException
from litestar.response import Template

from services.probation.cases import words as case_words
from services.probation.law.ruling import RULING
from services.probation.law_changes import draft_queries, text_words, words
from services.probation.law_changes.domain.cancelling import SETTLING, why_not
from services.probation.law_changes.domain.states import State
from services.probation.law_changes.domain.texts import texts_of
from services.probation.law_changes.draft_queries import Draft
from services.probation.law_changes.effects.counting import simulations
from services.probation.law_changes.effects.untried import in_words, reason
from services.probation.law_changes.effects.without import without_version
from services.probation.law_changes.permissions import LawPermission
from services.probation.local_time import local_today
from shared import clock
from shared.access.pages import PagePermission
from shared.access.permissions import may
from shared.law.sources import Entry
from shared.law_versions import Version, first_day, name_of, versions
from shared.web import i18n
from shared.web.forms import FormErrors
from shared.web.pages import page
from shared.web.request import Fields, Web


async def draft_of(number: UUID) -> Draft:
    """The draft of an address; raises NotFoundException."""
    found = await draft_queries.draft(number)
    if found is None:
        raise NotFoundException
    return found


async def shown(request: Web, draft: Draft, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    """The draft with what it would change, and the forms that this reader may send."""
    may_change = may(request.user, LawPermission.CHANGE)
    mine, waits = draft.proposed_by == request.user.id, draft.state == State.WAITING
    tried, why = simulations(draft.change), reason(draft.key)
    known = await versions(RULING, draft.book)
    version = next((each for each in known if each.id == draft.id), None)
    return page(
        request, "law_changes/draft.html", status=status, draft=draft, words=words, text_words=text_words, case_words=case_words,
        tried=tried,
        untried=in_words(why) if why and not tried else "", sees_cases=may(request.user, PagePermission.REGISTER),
        may_answer=waits and not mine and may_change, may_withdraw=waits and mine, given=given, errors=errors, texts_of=texts_of,
        language_names=i18n.NAMES, version=version, ruling=await _without(draft) if draft.cancels else None,
        cancelling=await draft_queries.cancelling(draft.id), may_cancel=may_change and _may_cancel(version, known),
    )  # fmt: skip


def _may_cancel(version: Version | None, known: list[Version]) -> bool:
    return version is not None and why_not(version, known, local_today(clock.now() + SETTLING)) is None


async def _without(draft: Draft) -> Entry | None:
    """What would rule on the draft's day without the version that it takes back."""
    then = await without_version(draft)
    assert then is not None
    named = [each for each in then.sections.get(draft.section, ()) if name_of(each) == name_of(draft.entry)]
    return max((each for each in named if first_day(each) <= draft.valid_from), key=first_day, default=None)
