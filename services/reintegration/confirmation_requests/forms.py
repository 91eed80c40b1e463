"""What an organisation corrects through a link."""

from typing import Annotated

from pydantic import BaseModel, StringConstraints

from services.reintegration.directory.values.typed import Email, Web
from shared.values import JsonObject
from shared.web.i18n import current, gettext
from shared.web.request import Fields


class Correction(BaseModel):
    """The organisation's own fields, and words about anything else."""

    phones: Annotated[str, StringConstraints(max_length=1000)] | None = None
    email: Email = None
    website: Web = None
    description: Annotated[str, StringConstraints(max_length=4000)] | None = None
    words: Annotated[str, StringConstraints(max_length=2000)] | None = None

    def said(self, before: JsonObject) -> JsonObject:
        """The fields of the entry as they are wanted; the description in the language of the page, others as they were."""
        texts = {code: text for code, text in (before.get("description") or {}).items() if code != current()}
        return {
            "phones": [line.strip() for line in (self.phones or "").splitlines() if line.strip()], "email": self.email,
            "website": self.website, "description": (texts | ({current(): self.description} if self.description else {})) or None,
        }  # fmt: skip


def filled(entry: JsonObject) -> Fields:
    """The form as the entry is."""
    return {
        "phones": "\n".join(entry.get("phones", ())), "email": entry.get("email", ""), "website": entry.get("website", ""),
        "description": (entry.get("description") or {}).get(current(), ""),
    }  # fmt: skip


def labels() -> dict[str, str]:
    """What each field is called."""
    return {
        "phones": gettext("Phones"), "email": gettext("E-mail"), "website": gettext("Website"), "description": gettext("What it does"),
        "words": gettext("What else is different?"),
    }  # fmt: skip
