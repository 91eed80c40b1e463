"""What stands on a paper that opens a case: every section with its questions, and the places to sign."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from services.probation.opening_papers import words
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.domain.lifecycle import State
from services.probation.opening_papers.queries import ShownPaper
from shared.printing import blocks
from shared.printing.sheet import Sheet
from shared.questions.answers import Answers, asked
from shared.questions.forms import Form, Section
from shared.values import JsonObject
from shared.web.i18n import format_date, gettext

SETTLED = frozenset({State.SIGNED, State.REFUSED})
UNSETTLED = frozenset({State.DRAFT, State.DISCARDED})


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with its answers. Without `sensitive` the sections for the officers of the case are empty."""

    form: Form
    form_number: int
    name: str
    birth_date: date | None
    case_number: str
    office: str
    time_zone: str
    officer: str
    at: datetime
    code: str
    draft: bool
    sensitive: bool
    answers: Answers = field(repr=False)
    iin: str | None = field(default=None, repr=False)


def filled(row: ShownPaper, *, sensitive: bool) -> Filled:
    """A stored paper."""
    version = row.version - (row.state in SETTLED)  # the signature counts as a change, and stands on the same paper
    return Filled(
        row.says, row.form_number, row.name, row.birth_date, row.case_number, row.office, row.time_zone,
        row.finished_by_name or row.saved_by_name, row.saved_at, f"{row.form} {row.id} {version}", row.state in UNSETTLED, sensitive,
        row.answered(sensitive=sensitive), row.iin,
    )  # fmt: skip


def on_paper(what: Filled) -> Sheet:
    """In the language of the page."""
    parts = [_whose(what), *(part for each in what.form.sections for part in _section(what, each))]
    return Sheet(
        words.said(what.form.title), what.office, what.at, what.time_zone, parts,
        signatures=((gettext("Officer of the probation service"), what.officer),),
        person="may_refuse" if what.form.signed_by_person else "signs_nothing", code=what.code,
        footer=gettext("form, version %(number)s", number=what.form_number), draft=what.draft,
    )  # fmt: skip


def _whose(what: Filled) -> JsonObject:
    rows = [(gettext("Supervised person"), what.name)]
    if what.birth_date:
        rows.append((gettext("Date of birth"), format_date(what.birth_date)))
    if what.form.code == FormCode.REPORT and what.iin:  # the court must not mistake the person for somebody of the same name
        rows.append((gettext("IIN"), what.iin))
    return blocks.pairs([*rows, (gettext("Case number"), what.case_number)])


def _section(what: Filled, section: Section) -> Iterator[JsonObject]:
    yield blocks.heading(words.said(section.title))
    if section.text:
        yield blocks.text("\n".join(words.paragraphs(section.text)))
    if section.sensitive and not what.sensitive:
        yield blocks.note(gettext("Sensitive: only the officers of the case see this section."))
        return
    shown = asked(what.form, what.answers)
    questions = [each for each in section.questions if each.code in shown]
    if questions:
        yield blocks.pairs([(words.said(each.text), words.answer(each, what.answers.get(each.code))) for each in questions])
