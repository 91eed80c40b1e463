"""`oralu bench documents`: how long it takes to print so many papers of every kind in turn, in Kazakh and in Russian by turns.

Every form of outgoing documents, the timesheet and the work act of a month, the papers that open a case. From what is known of a
fictional person to its PDF (PDF/A-2a and PDF/UA-1), as when it is decided, on as many processes as asked for. Neither database nor
encryption is in it.
"""

import hashlib
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import chain
from multiprocessing import get_context

from infra.bench.printing.samples import filled_paper, worked_month
from infra.paths import ROOT
from services.probation.cases import words as case_words
from services.probation.community_work.printing.papers import PAPERS, PaperCode
from services.probation.documents.domain.contents import KINDS
from services.probation.documents.papers import KEPT
from services.probation.documents.printing.paper import Texts
from services.probation.documents.printing.sample import sample_paper
from services.probation.documents.printing.texts import LETTERHEAD
from services.probation.documents.template_queries import texts_as_built
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.printing.paper import on_paper
from shared.messages.base import Language
from shared.printing.pdf import pdf
from shared.printing.sheet import LAYOUT as SHEET
from shared.printing.sheet import Sheet, sheet
from shared.printing.speaking import speaking
from shared.values import JsonObject
from shared.web import i18n

BEGIN = datetime(2026, 11, 24, 6, tzinfo=UTC)
AT_ONCE = 25


@dataclass(frozen=True, slots=True)
class Plan:
    """How many documents, on how many processes. `both`: each in both languages, as a decision stores it."""

    documents: int = 1_000
    processes: int = 2
    both: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """What one document came to."""

    hashes: tuple[str, ...]
    size: int


def bench_documents(plan: Plan) -> JsonObject:
    """Run it; returns the figures. `different` says that no PDF was made twice."""
    begun = time.perf_counter()
    with ProcessPoolExecutor(plan.processes, mp_context=get_context("spawn"), initializer=_catalogues) as pool:
        languages = [KEPT if plan.both else (KEPT[place // len(MIX) % len(KEPT)],) for place in range(plan.documents)]
        done = list(pool.map(print_document, range(plan.documents), languages, chunksize=AT_ONCE))
    seconds = time.perf_counter() - begun
    hashes = set(chain.from_iterable(each.hashes for each in done))
    return {
        "documents": len(done), "seconds": round(seconds, 2), "pdfs": sum(len(each.hashes) for each in done), "different": len(hashes),
        "megabytes": round(sum(each.size for each in done) / 1e6, 1), "processes": plan.processes,
    }  # fmt: skip


def print_document(place: int, languages: tuple[Language, ...]) -> Printed:
    """The document at this place of the run, in these languages."""
    at, print_one = BEGIN + timedelta(minutes=place), MIX[place % len(MIX)]
    made = [print_one(language, at) for language in languages]
    return Printed(tuple(hashlib.sha256(each).hexdigest() for each in made), sum(map(len, made)))


def _document(kind: str, language: Language, at: datetime) -> bytes:
    texts = Texts(texts_as_built(kind, language), texts_as_built(LETTERHEAD, language))
    return pdf(sample_paper(kind, texts, language, at), at)


def _month(code: PaperCode, language: Language, at: datetime) -> bytes:
    return _sheet(lambda: PAPERS[code](worked_month(at=at)), language, at)


def _opening(code: FormCode, language: Language, at: datetime) -> bytes:
    return _sheet(lambda: on_paper(filled_paper(code, at=at)), language, at)


def _sheet(make: Callable[[], Sheet], language: Language, at: datetime) -> bytes:
    with speaking(language):
        what = make()
    return pdf(sheet(what, texts_as_built(LETTERHEAD, language), language, case_words.office), at, SHEET)


MIX: tuple[Callable[[Language, datetime], bytes], ...] = (
    *(partial(_document, kind) for kind in KINDS), *(partial(_month, code) for code in PAPERS),
    *(partial(_opening, code) for code in FormCode),
)  # fmt: skip
"""Every paper that is printed, in the order of the run."""


def _catalogues() -> None:
    i18n.add_catalogues([ROOT / "services/probation/locales"])
