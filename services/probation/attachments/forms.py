"""The upload form: what was typed, and its files, checked in one pass."""

import asyncio
import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from litestar.datastructures import UploadFile
from pydantic import StringConstraints

from services.probation.attachments import queries
from services.probation.attachments.actions import Paper
from services.probation.attachments.domain import LARGEST, MOST_FILES, MOST_PAGES
from services.probation.attachments.subjects import SUBJECTS, Subject
from services.probation.attachments.words import field_names, problem
from shared.files.kinds import GivenFile, NotAFile, read_file
from shared.files.previews import CannotRender, render
from shared.web.fields import Day
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.request import Fields, Web

Kind = Literal["court_decision", "application", "certificate", "medical", "identity", "consent", "letter", "record", "photograph", "other"]
LONGEST = 2000


class UploadForm(CheckedForm):
    """The fields beside the files. `about`: a kind of subject and its id, with a colon between."""

    about: str
    kind: Kind
    title: Annotated[str, StringConstraints(max_length=190)]
    dated_on: Day | None = None
    form_token: UUID


class TitleForm(CheckedForm):
    """Another title, and why. `seen`: the one that was on the screen."""

    title: Annotated[str, StringConstraints(max_length=190)]
    title_why: Annotated[str, StringConstraints(min_length=3, max_length=LONGEST)]
    seen: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Given:
    """One file of the form: its name in the browser, and the file or what is wrong with it."""

    name: str
    file: GivenFile | None
    pages: int
    problem: str | None

    @property
    def digest(self) -> str:
        """SHA-256 of its content."""
        return hashlib.sha256(self.file.content).hexdigest() if self.file else ""


@dataclass(frozen=True, slots=True, repr=False)
class Upload:
    """A form without a mistake."""

    subject: Subject
    papers: list[Paper]
    token: UUID


async def read_upload(request: Web, person: UUID, fields: Fields, *, offered: Collection[str], today: date) -> Upload | FormErrors:
    """What is to be stored, or everything that is wrong with the fields and with each file. `offered`: what the form lets choose."""
    form = parse(UploadForm, fields, field_names(), check=lambda right: _contradictions(right, offered, today))
    given = await _given_files(request)
    subject = subject_of(str(fields.get("about", "")))
    if subject is not None and not isinstance(form, FormErrors):
        stored = await queries.known(person, subject, [each.digest for each in given if each.file], token=form.form_token)
        given = [Given(each.name, None, 0, "known") if each.digest in stored else each for each in given]
    wrong = dict(form.messages) if isinstance(form, FormErrors) else {}
    if text := _wrong_files(given):
        wrong["files"] = text
    if wrong or isinstance(form, FormErrors) or subject is None:
        return FormErrors(wrong, field_names())
    several = len(given) > 1
    papers = [
        Paper(f"{form.title} ({number})" if several else form.title, form.kind, form.dated_on, each.file, each.pages)
        for number, each in enumerate(given, start=1)
        if each.file is not None
    ]
    return Upload(subject, papers, form.form_token)


def subject_of(typed: str) -> Subject | None:
    """`kind:id` as a subject; None for anything else."""
    kind, _, number = typed.partition(":")
    try:
        return Subject(kind, UUID(number)) if kind in SUBJECTS else None
    except ValueError:
        return None


def _contradictions(right: Right, offered: Collection[str], today: date) -> dict[str, str]:
    wrong, dated_on, about = {}, right.get("dated_on", date), right.get("about", str)
    if dated_on is not None and dated_on > today:
        wrong["dated_on"] = problem("ahead")
    if about is not None and about not in offered:
        wrong["about"] = problem("about")
    return wrong


async def _given_files(request: Web) -> list[Given]:
    form = await request.form()
    files = [each for each in (form.getall("files") if "files" in form else []) if isinstance(each, UploadFile) and each.filename]
    return [await _read(each) for each in files[: MOST_FILES + 1]]


async def _read(upload: UploadFile) -> Given:
    name, content = upload.filename[:100], await upload.read(LARGEST + 1)
    try:
        file = await asyncio.to_thread(read_file, content, largest=LARGEST)
        pages = (await render(content)).pages if file.media_type == "application/pdf" else 1
    except NotAFile as refused:
        return Given(name, None, 0, refused.problem)
    except CannotRender:
        return Given(name, None, 0, "unreadable")
    return Given(name, file, pages, "too_many_pages" if pages > MOST_PAGES else None)


def _wrong_files(given: list[Given]) -> str | None:
    """What is wrong with the files, each by its name."""
    if not given:
        return problem("missing")
    if len(given) > MOST_FILES:
        return problem("too_many_files")
    return "; ".join(f"{each.name}: {problem(each.problem)}" for each in given if each.problem) or None
