"""Outgoing documents: drafted, decided, numbered, printed, signed, served."""

from services.probation.database import DB
from services.probation.documents import words
from services.probation.documents.permissions import DocumentPermission
from shared.access.owners import owners_by
from shared.registry import Capability, PersonRows
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "documents",
    permissions=DocumentPermission,
    timeline_words=words.TIMELINE,
    owners={"document": owners_by(DB, "SELECT person FROM probation.document WHERE id = $1")},
    person_rows=[PersonRows("probation.document", lambda: gettext("Outgoing documents"), of_registration=True)],
)
