"""`oralu bench documents`: how long it takes to print so many documents of every kind in turn, in Kazakh and in Russian by turns.

From the content of a fictional document to its PDF (PDF/A-2a and PDF/UA-1), as when it is decided, on as many processes as asked for.
Neither database nor encryption is in it.
"""

import hashlib
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain
from multiprocessing import get_context

from infra.paths import ROOT
from services.probation.documents.domain.contents import KINDS
from services.probation.documents.papers import KEPT
from services.probation.documents.printing.paper import Texts
from services.probation.documents.printing.pdf import pdf
from services.probation.documents.printing.sample import sample_paper
from services.probation.documents.printing.texts import LETTERHEAD
from services.probation.documents.template_queries import texts_as_built
from shared.messages.base import Language
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
        languages = [KEPT if plan.both else (KEPT[place // len(KINDS) % len(KEPT)],) for place in range(plan.documents)]
        done = list(pool.map(print_document, range(plan.documents), languages, chunksize=AT_ONCE))
    seconds = time.perf_counter() - begun
    hashes = set(chain.from_iterable(each.hashes for each in done))
    return {
        "documents": len(done), "seconds": round(seconds, 2), "pdfs": sum(len(each.hashes) for each in done), "different": len(hashes),
        "megabytes": round(sum(each.size for each in done) / 1e6, 1), "processes": plan.processes,
    }  # fmt: skip


def print_document(place: int, languages: tuple[Language, ...]) -> Printed:
    """The document at this place of the run, in these languages."""
    at, kind = BEGIN + timedelta(minutes=place), tuple(KINDS)[place % len(KINDS)]
    made = []
    for language in languages:
        texts = Texts(texts_as_built(kind, language), texts_as_built(LETTERHEAD, language))
        made.append(pdf(sample_paper(kind, texts, language, at), at))
    return Printed(tuple(hashlib.sha256(each).hexdigest() for each in made), sum(map(len, made)))


def _catalogues() -> None:
    i18n.add_catalogues([ROOT / "services/probation/locales"])
