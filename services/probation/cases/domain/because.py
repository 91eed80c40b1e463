"""Why something about a person or a registration is written down anew."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.probation.history.domain import Kind

REGISTERED_AGAIN = "registered_again"
"""The reason, as a code, of what is told anew when a person who was on the register before is registered again."""

FROM_A_FILE = "from_a_file"
"""The same, of what stands in the file of a register that was taken over; the document is the file and its row."""
RECORDS_MERGED, RECORDS_PARTED = "records_merged", "records_parted"
"""The reasons, as codes, of fields that a merge of two records took from the other one, and that taking it apart gave back."""


@dataclass(frozen=True, slots=True)
class Because:
    """A correction of a mistake or a change of circumstances, why, the first day on which it holds, and the document that proves it.

    `document` is its title, number and date, empty where there is none; `undoes` the earlier change that is taken back.
    """

    kind: Kind
    why: str
    valid_from: date
    document: str = ""
    undoes: UUID | None = None
