"""`oralu bench gallery N`: one face against N encrypted templates, the search for a person enrolled twice.

What is searched is what the worker searches: templates that were decrypted, each by its person's own key, into the worker's gallery, the
nearest normalised against a cohort and judged by a limit for a gallery of this size. The worker fills the gallery when it starts
(`fill_seconds`, for which nobody waits) and updates it every few seconds: the first search only has to decrypt the sets that were
confirmed since, `RECENT` of them here. None of these figures includes reading from PostgreSQL.
"""

import secrets
import time
from statistics import median
from uuid import UUID, uuid4

import numpy as np

from services.biometrics.bench.speed import peak_memory_mb
from services.biometrics.calibration.domain.rates import det_points
from services.biometrics.duplicates.domain import CANDIDATES, SearchCalibration, suspects
from services.biometrics.duplicates.gallery import BATCH, Gallery, StoredTemplate, opened
from services.biometrics.matching.domain.scoring import Calibration, Floats, normalised
from services.biometrics.subjects.vault import Vault
from shared.crypto import Keyring
from shared.values import JsonObject

PROBES = 20
RECENT = 50
FRAMES = 3
COHORT = STRANGERS = 1000
SPREAD = 0.045


def bench_gallery(count: int) -> JsonObject:
    """Seconds to search the gallery, the first time too, and to decrypt it; whether each planted person is the first suspect; the peak of
    memory."""
    rng = np.random.default_rng(20_26)
    keyring = Keyring({1: secrets.token_bytes(32)})
    planted = {int(index) for index in rng.integers(0, count, PROBES)}
    cohort = rng.normal(0, 0.07, (COHORT, 128))
    gallery, probes, filling = Gallery(), list[tuple[UUID, Floats]](), 0.0
    for start in range(0, count, BATCH):
        means = rng.normal(0, 0.07, (min(BATCH, count - start), 128))
        rows = [_row(keyring, mean, rng) for mean in means]
        probes += [(row.person, means[place]) for place, row in enumerate(rows) if start + place in planted]
        filling += _fill(gallery, rows, keyring)
    recent = [_row(keyring, mean, rng) for mean in rng.normal(0, 0.07, (RECENT, 128))]
    following = _fill(gallery, recent, keyring)
    search_calibration = _measured(rng, cohort)
    seconds, found, strangers = [], 0, 0
    for person, mean in probes:
        probe = mean + rng.normal(0, SPREAD / np.sqrt(128), 128)
        began = time.perf_counter()
        near = [(one.person, one.mean) for one in gallery.nearest(probe, besides=uuid4(), count=CANDIDATES)]
        suspected = suspects(probe, near, search_calibration, gallery=len(gallery))
        seconds.append(time.perf_counter() - began)
        found += int(suspected[:1] == [person])
        strangers += sum(other != person for other in suspected)
    return {
        "templates": len(gallery),
        "searches": len(probes),
        "seconds_a_search": median(seconds),
        "slowest_seconds": max(seconds),
        "found_first": found,
        "strangers_suspected": strangers,
        "fill_seconds": filling,
        "first_search_seconds": following + seconds[0],
        "first_search_seconds_unfilled": filling + following + seconds[0],
        "peak_memory_mb": peak_memory_mb(),
    }


def _fill(gallery: Gallery, rows: list[StoredTemplate], keyring: Keyring) -> float:
    """Seconds to open these templates and to add them."""
    began = time.perf_counter()
    for person, mean in opened(rows, keyring):
        gallery.add(person, mean)
    return time.perf_counter() - began


def _measured(rng: np.random.Generator, cohort: Floats) -> SearchCalibration:
    """A calibration of made-up people: what strangers among them score."""
    some, others = rng.normal(0, 0.07, (2, STRANGERS, 128))
    points = det_points(np.empty(0), normalised(some, others, cohort).ravel())
    det = [(point["fmr"], point["threshold"]) for point in points]
    return SearchCalibration(Calibration(cohort, dict(det)[1e-4], dict(det)[1e-2]), det)


def _row(keyring: Keyring, mean: Floats, rng: np.random.Generator) -> StoredTemplate:
    """A template as it is stored: three descriptors of one face under a key of its own, the key wrapped."""
    person, enrolment = uuid4(), uuid4()
    wrapped = Vault.new_key(keyring, person)
    spread = rng.normal(0, SPREAD / np.sqrt(128), (FRAMES, 128))
    frames = mean + spread - spread.mean(axis=0)
    closed = Vault(keyring, person, wrapped).close_template(list(frames), enrolment, 1)
    return StoredTemplate(enrolment, person, version=1, descriptors=closed, wrapped_key=wrapped)
