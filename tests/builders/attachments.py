"""Files that officers attach, and attachments of a person."""

from uuid import UUID

import typst

from services.probation.attachments import queries
from services.probation.attachments.actions import Paper, store
from services.probation.attachments.subjects import PERSON, Subject
from shared.actors import Actor
from shared.files.kinds import GivenFile
from tests.builders.actors import OFFICER
from tests.builders.copies import picture
from tests.builders.ids import fresh
from tests.builders.moments import NOW


def pages_of_pdf(count: int) -> bytes:
    """A PDF with so many pages, each with its number."""
    made = typst.compile("\n#pagebreak()\n".join(f"Page {number}" for number in range(1, count + 1)).encode())
    assert isinstance(made, bytes)
    return made


def photograph(title: str = "Certificate No. 15") -> Paper:
    """A photographed certificate."""
    return Paper(title, "certificate", None, GivenFile(picture("JPEG"), "image/jpeg"), 1)


async def attached(person: UUID, paper: Paper | None = None, *, subject: Subject | None = None, by: Actor = OFFICER) -> UUID:
    """The number of a new attachment, of the person unless something else is named."""
    before = {row.id for row in await queries.of_person(person)}
    await store(person, subject or Subject(PERSON, person), [paper or photograph()], token=fresh(), by=by, now=NOW)
    return next(row.id for row in await queries.of_person(person) if row.id not in before)
