"""A fictional paper of each form: what an administrator sees before texts are accepted."""

from datetime import date, datetime, timedelta
from uuid import UUID

from services.probation.documents.domain.contents import KINDS, Content, read_content
from services.probation.documents.domain.fields import FIELDS
from services.probation.documents.domain.lifecycle import TWO_PEOPLE
from services.probation.documents.domain.numbers import number
from services.probation.documents.printing.paper import Decision, OnPaper, Texts, paper
from shared.messages.base import Language
from shared.values import JsonObject
from shared.web import i18n
from shared.web.i18n import gettext

NOBODY = UUID(int=0)
OFFICE, IIN, COURT_DAY = "71", "991231500006", date(2026, 11, 2)


def sample_content(kind: str, at: datetime) -> Content:
    """Every field filled in with words that say that they are an example, in the language of the page."""
    example = gettext("Example text, fictional")
    by_type = {"line": example, "long": example, "list": [example, example], "moment": at + timedelta(days=3), "date": at.date()}
    fields = {each.name: by_type[each.type] for each in FIELDS[kind]}
    norm = {"reference": "УИК 176", "words": example, "status": "unverified"}
    facts = [{"at": at - timedelta(days=days), "words": example, "address": example} for days in (6, 2)]
    addressee = example if KINDS[kind].to_others else ""
    return read_content({"kind": kind, "addressee": addressee, "facts": facts, "norms": [norm], **fields})


def sample_paper(kind: str, texts: Texts, language: Language, at: datetime) -> JsonObject:
    """The paper of a fictional person."""
    before = i18n.current()
    i18n.use(language)
    try:
        content, name = sample_content(kind, at), gettext("Example Person, fictional")
        address = gettext("Example text, fictional")
    finally:
        i18n.use(before)
    person = OnPaper(name, date(1999, 12, 31), IIN, address, "P-0000-000000", "suspended_sentence", address, COURT_DAY, "Asia/Almaty")
    decision = Decision(NOBODY, OFFICE, name, at, second=name if kind in TWO_PEOPLE else None, number=number(OFFICE, kind, at.year, 1))
    return paper(person, content, decision, texts, language)
