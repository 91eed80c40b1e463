"""What stands on the paper of a document in one language: plain data, from which the layout makes the same PDF at any time."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.cases import words as case_words
from services.probation.documents import words
from services.probation.documents.domain.contents import Content
from services.probation.documents.domain.equipment import OF_EQUIPMENT
from services.probation.documents.domain.fields import FIELDS, LINES_TO_WRITE, SIGNED_BY_PERSON, WITH_IIN, WITNESSED, Field
from services.probation.documents.domain.lifecycle import TWO_PEOPLE
from services.probation.documents.printing.equipment_words import item
from shared.messages.base import Language
from shared.printing.code import code_svg
from shared.printing.speaking import speaking
from shared.values import JsonObject
from shared.web.i18n import format_date, format_datetime, gettext


@dataclass(frozen=True, slots=True)
class OnPaper:
    """Whose document it is, as it is printed."""

    name: str
    birth_date: date | None
    iin: str | None
    address: str
    case_number: str
    category: str
    court: str
    court_decision_on: date
    time_zone: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided it, when, under which number. A draft has the writer's name alone. `corrects`: the number of the one that it corrects."""

    document: UUID
    office: str
    officer: str
    at: datetime
    second: str | None = None
    number: str | None = None
    corrects: str | None = None


@dataclass(frozen=True, slots=True)
class Texts:
    """The fixed texts in one language."""

    form: dict[str, str]
    letterhead: dict[str, str]


def paper(person: OnPaper, content: Content, decision: Decision, texts: Texts, language: Language) -> JsonObject:
    """Everything that the layout needs, in words of that language."""
    with speaking(language):
        return _paper(person, content, decision, texts, language)


def _paper(person: OnPaper, content: Content, decision: Decision, texts: Texts, language: Language) -> JsonObject:
    number, kind = decision.number, content.kind
    heading = texts.form["heading"]
    return {
        "language": language,
        "title": f"{heading} № {number}" if number else f"{heading} ({gettext('draft, not valid')})",
        "letterhead": [texts.letterhead["authority"], case_words.office(decision.office)],
        "requisites": texts.letterhead["requisites"],
        "draft": None if number else gettext("DRAFT"),
        "number": f"№ {number}" if number else gettext("without a number"),
        "date": format_date(decision.at.astimezone(ZoneInfo(person.time_zone)).date()),
        "code": code_svg(f"{number} {decision.document}") if number else None,
        "code_words": gettext("Code with the number of the document"),
        "corrects": gettext("Instead of document No. %(number)s", number=decision.corrects) if decision.corrects else None,
        "to_label": gettext("To whom"),
        "to": content.addressee or person.name,
        "heading": heading,
        "person": _about(person, kind, to_others=bool(content.addressee)),
        "opening": texts.form["opening"],
        "parts": [part for each in FIELDS[kind] if (part := _part(each, kind, content, person.time_zone)) is not None],
        "facts": _facts(content, person.time_zone),
        "norms": _norms(content),
        "words": content.words,
        "lines": {"title": gettext("Explanation in my own words"), "number": LINES_TO_WRITE[kind]} if kind in LINES_TO_WRITE else None,
        "closing": texts.form["closing"],
        "signatures": _signatures(content, decision),
        "by_person": _by_person(content),
        "words_of_layout": _words_of_layout(),
    }


def _words_of_layout() -> dict[str, str]:
    page = gettext("Page %(page)s of %(pages)s", page="{page}", pages="{pages}")
    return {"page": page, "signature": gettext("signature"), "date": gettext("date")}


def _about(person: OnPaper, kind: str, *, to_others: bool) -> list[list[str]]:
    rows = [[gettext("Supervised person"), person.name]]
    if person.birth_date:
        rows.append([gettext("Date of birth"), format_date(person.birth_date)])
    if kind in WITH_IIN and person.iin:
        rows.append([gettext("IIN"), person.iin])
    if kind in WITH_IIN or not to_others:
        rows.append([gettext("Place of residence"), person.address])
    if kind in WITH_IIN:
        court = f"{person.court}, {format_date(person.court_decision_on)}"
        rows += [
            [gettext("Category of supervision"), case_words.category(person.category)],
            [gettext("Court and date of its decision"), court],
        ]
    rows.append([gettext("Case number"), person.case_number])
    return rows


def _part(field: Field, kind: str, content: Content, time_zone: str) -> JsonObject | None:
    value, label = getattr(content, field.name), words.label(kind, field.name)
    if value in ("", None, ()):
        return None
    if field.type == "list":
        return {"type": "list", "label": label, "items": [item(each) for each in value] if field.name in OF_EQUIPMENT else list(value)}
    said = format_datetime(value, time_zone) if field.type == "moment" else format_date(value) if field.type == "date" else str(value)
    return {"type": "long" if field.type == "long" else "line", "label": label, "text": said}


def _facts(content: Content, time_zone: str) -> JsonObject | None:
    if not content.facts:
        return None
    rows = [[format_datetime(each.at, time_zone), each.words, each.address or "–"] for each in content.facts]
    columns = [gettext("When"), gettext("What"), gettext("Where")]
    return {"title": gettext("Facts"), "columns": columns, "rows": rows}


def _norms(content: Content) -> JsonObject | None:
    if not content.norms:
        return None
    rows = [
        [
            case_words.source(each.reference),
            each.words,
            "" if each.status == "verified" else gettext("not yet compared with the law’s text"),
        ]
        for each in content.norms
    ]
    return {"title": gettext("Norms"), "rows": rows}


def _signatures(content: Content, decision: Decision) -> list[list[str]]:
    rows = [[gettext("Officer of the probation service"), decision.officer]]
    if decision.second or content.kind in TWO_PEOPLE:
        rows.append([gettext("Second officer"), decision.second or ""])
    present = getattr(content, "present", ()) or (("", "") if content.kind in WITNESSED else ())
    return rows + [[gettext("Was present"), name] for name in present]


def _by_person(content: Content) -> JsonObject | None:
    if content.kind not in SIGNED_BY_PERSON and content.addressee:
        return None
    if content.kind not in SIGNED_BY_PERSON | {"notice", "certificate", "act", "work_certificate"}:
        return None
    return {
        "received": gettext("I have read this document and received a copy"),
        "refused": gettext("Refused to sign; the officer and a witness confirm it"),
    }
