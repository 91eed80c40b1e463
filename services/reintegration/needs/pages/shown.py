"""What the pages of an assessment show, and to whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from litestar.exceptions import NotFoundException

from services.reintegration.errors import NotThere
from services.reintegration.needs import queries
from services.reintegration.needs.domain.comparing import Answered
from services.reintegration.needs.domain.pathways import SENSITIVE, Pathway
from services.reintegration.needs.permissions import NeedPermission
from services.reintegration.needs.queries import AssessmentRow, PartRow
from services.reintegration.sealing.keys import key_of
from shared.access.permissions import may
from shared.questions.answers import Answers, asked
from shared.questions.questions import Question
from shared.web.request import Web


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A pathway of an assessment; `answers` None where this reader may not see them, or has not said why."""

    pathway: Pathway
    part: PartRow
    answers: Answers | None = field(repr=False)

    @property
    def questions(self) -> list[Question]:
        """The questions that were asked, in order."""
        shown = asked(self.part.says, self.answers or {})
        return [question for question in self.part.says.questions() if question.code in shown]


async def assessment_of(request: Web, number: UUID) -> AssessmentRow:
    """The assessment. A draft is the workers' alone. Raises NotThere."""
    row = await queries.assessment(number, request.user)
    if row.state == "discarded" or (row.state == "draft" and not may(request.user, NeedPermission.ASSESS)):
        raise NotThere
    return row


def pathway_of(code: str) -> Pathway:
    """The pathway in an address. Raises NotFoundException."""
    if code not in set(Pathway):
        raise NotFoundException
    return Pathway(code)


async def opened(row: AssessmentRow, *, sensitive: bool) -> list[ShownPart]:
    """Its pathways in order, with the answers of those that may be shown. Call `assessment_of` first."""
    key, parts = await key_of(row.person), await queries.parts_of(row.id)
    return [
        ShownPart(pathway, part, key.open(part.sealed, part.about) if key and (sensitive or pathway not in SENSITIVE) else None)
        for pathway, part in parts.items()
    ]


def by_pathway(parts: list[ShownPart]) -> Mapping[Pathway, Answered]:
    """Those that may be shown, to be compared."""
    return {one.pathway: Answered(one.pathway, one.part.says, one.answers) for one in parts if one.answers is not None}


async def before(row: AssessmentRow) -> AssessmentRow | None:
    """The finished assessment before this one."""
    earlier = [
        each for each in await queries.assessments_of(row.person)
        if each.state == "finished" and each.id != row.id and each.begun_at < row.begun_at
    ]  # fmt: skip
    return earlier[0] if earlier else None
