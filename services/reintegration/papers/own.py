"""What the person takes home, as PDF: papers to get, needs and what is done for them, agreed times."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from services.reintegration.cases.domain import CaseRow
from services.reintegration.papers.domain import KindText, Paper, print_words
from services.reintegration.printing import Paper as Printed
from services.reintegration.printing import typeset_paper
from shared.contributions import DateToTake, NeedToTake
from shared.messages.base import Language
from shared.printing import blocks
from shared.values import JsonObject
from shared.web.i18n import format_date

Rows = Sequence[tuple[KindText, Paper]]
Dates = Sequence[tuple[str, DateToTake]]


async def pdf_of(case: CaseRow, rows: Rows, dates: Dates, needs: Sequence[NeedToTake], language: Language, at: datetime) -> bytes:
    """The paper in a language that `print_words` has. `dates`: each with its time as it is written."""
    said = print_words()[language]
    return await typeset_paper(
        lambda: Printed(said["title"], list(_parts(case.name, rows, dates, needs, said)), office=case.office), language, at
    )


def _parts(name: str, rows: Rows, dates: Dates, needs: Sequence[NeedToTake], said: dict[str, str]) -> Iterator[JsonObject]:
    yield blocks.text(name)
    for text, paper in rows:
        yield blocks.heading(f"{text.name}: {said[paper.state]}")
        if paper.open:
            yield blocks.pairs(_of_paper(text, paper.due_on, paper.companion, said))
    if rows and not any(paper.open for _, paper in rows):
        yield blocks.text(said["none"])
    for need in needs:
        yield blocks.heading(f"{said['need']}: {need.title}")
        yield blocks.pairs(list(need.said))
    if dates:
        yield blocks.heading(said["dates"])
        yield blocks.pairs([(when, "\n".join(filter(None, (f"{said[each.kind]}: {each.title}", each.place)))) for when, each in dates])


def _of_paper(text: KindText, due_on: date | None, companion: str | None, said: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (said["where"], text.where),
        (said["needed"], text.needed),
        *([(said["until"], format_date(due_on))] if due_on else []),
        *([(said["with"], said[companion])] if companion else []),
    ]
