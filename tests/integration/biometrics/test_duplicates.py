"""A person enrolled twice: found among the encrypted templates, told to probation as a suspicion, and forgotten where one was erased."""

from datetime import timedelta
from typing import Any

import numpy as np
import pytest

from services.biometrics import gallery
from services.biometrics.actions import duplicates, subjects
from services.biometrics.engine import ENGINE_VERSION
from services.biometrics.gallery import LiveGallery, opened
from services.biometrics.searching import search_duplicates, search_what_was_lost, tend_gallery
from services.biometrics.settings import settings
from services.biometrics.tables import Audit, Enrolment, Template
from shared import audit, clock
from shared.messages.probation import BiometricBasisChanged
from tests.integration.biometrics.conftest import SYSTEM, Person, sent
from tests.integration.biometrics.test_erasure import close

CHANCE = np.random.default_rng(5)


def frames(mean: Any) -> list[Any]:
    return [mean + CHANCE.normal(0, 0.05 / np.sqrt(128), 128) for _ in range(3)]


async def enrolled(mean: Any, **given: Any) -> Person:
    return await (await Person().register()).enrolled(frames(mean), **given)


def held(live: LiveGallery) -> int | None:
    return None if live.gallery is None else len(live.gallery)


async def newest(person: Person) -> str:
    row = await Enrolment.select(Enrolment.id).where(Enrolment.person == person.id).order_by(Enrolment.version, ascending=False).first()
    assert row is not None
    return str(row["id"])


async def suspected(person: Person) -> list[str]:
    return [str(message["other"]) for message in await sent(person.id, "biometrics.duplicate_suspected.v1")]


async def test_somebody_enrolled_twice_is_a_suspicion_and_nothing_else_happens(engines: object) -> None:
    face = CHANCE.normal(0, 0.07, 128)
    first, stranger = await enrolled(face), await enrolled(CHANCE.normal(0, 0.07, 128))
    unread = await enrolled(face, engine="another engine")
    again = await enrolled(face)
    ctx: dict[str, Any] = {"gallery": LiveGallery(ENGINE_VERSION)}
    for person in (first, stranger, unread, again):
        await search_duplicates(ctx, await newest(person))
        await search_duplicates(ctx, await newest(person))
    assert await suspected(again) == [str(first.id)]
    assert await suspected(first) == [str(again.id)], "each was compared with everybody enrolled by then"
    assert await suspected(stranger) == await suspected(unread) == []
    assert await Enrolment.count().where(Enrolment.state == "confirmed") == 4
    assert await Audit.count().where(Audit.action == "duplicates_searched") == 3
    assert (await audit.verify(Audit)).broken_at is None
    await first.enrolled(frames(CHANCE.normal(0, 0.07, 128)), look="glasses")
    await search_duplicates(ctx, await newest(first))
    assert len(await suspected(first)) == 1, "their own templates are not somebody else's"
    assert len(ctx["gallery"].gallery) == 4


async def test_whoever_is_erased_leaves_the_workers_memory(engines: object) -> None:
    face = CHANCE.normal(0, 0.07, 128)
    closed, withdrawn, staying = await enrolled(face), await enrolled(face), await enrolled(CHANCE.normal(0, 0.07, 128))
    live = LiveGallery(ENGINE_VERSION)
    ctx: dict[str, Any] = {"gallery": live}
    filled = await live.fresh(now=clock.now())
    assert len(filled) == 3
    await close(closed)
    await subjects.change_basis(BiometricBasisChanged(person=withdrawn.id, basis=None), by=SYSTEM, now=clock.now())
    await tend_gallery(ctx)
    assert [one.person for one in filled.nearest(face, besides=SYSTEM.id, count=9)] == [staying.id]
    again = await enrolled(face)
    await search_duplicates(ctx, await newest(again))
    assert await suspected(again) == []
    await live.tend(idle=timedelta(minutes=10), now=clock.now() + timedelta(hours=1))
    assert live.gallery is None
    assert len(filled) == 0


async def test_nobody_waits_for_the_gallery_to_be_filled(engines: object, monkeypatch: pytest.MonkeyPatch) -> None:
    face = CHANCE.normal(0, 0.07, 128)
    first, _ = await enrolled(face), await enrolled(CHANCE.normal(0, 0.07, 128))
    live = LiveGallery(ENGINE_VERSION)
    ctx: dict[str, Any] = {"gallery": live}
    await tend_gallery(ctx)
    assert live.gallery is not None, "it is there before the first search"
    assert len(live.gallery) == 2
    opening = list[int]()

    def counted(rows: Any, keyring: Any) -> Any:
        opening.append(len(rows))
        return opened(rows, keyring)

    monkeypatch.setattr(gallery, "opened", counted)
    again = await enrolled(face)
    await search_duplicates(ctx, await newest(again))
    assert await suspected(again) == [str(first.id)]
    assert sum(opening) == 1, "only who was confirmed since then is opened by the search"
    later = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    await tend_gallery(ctx)
    assert len(live.gallery) == 3


async def test_where_the_agency_wants_it_nobody_is_held_ready(engines: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORALU_GALLERY_IDLE_SECONDS", "600")
    settings.cache_clear()
    person = await enrolled(CHANCE.normal(0, 0.07, 128))
    live = LiveGallery(ENGINE_VERSION)
    ctx: dict[str, Any] = {"gallery": live}
    await tend_gallery(ctx)
    assert held(live) is None
    await search_duplicates(ctx, await newest(person))
    assert held(live) == 1
    later = clock.now() + timedelta(minutes=11)
    monkeypatch.setattr(clock, "now", lambda: later)
    await tend_gallery(ctx)
    settings.cache_clear()
    assert held(live) is None


async def test_a_suspicion_of_somebody_erased_meanwhile_is_not_told(engines: object) -> None:
    face = CHANCE.normal(0, 0.07, 128)
    first, again = await enrolled(face), await enrolled(face)
    searched = await duplicates.to_search(await _id(again), engine=ENGINE_VERSION)
    assert searched is not None
    await close(first)
    assert await duplicates.record_search(searched, [first.id], compared=1, by=SYSTEM, now=clock.now()) == 0
    assert await suspected(again) == []


async def test_a_search_that_was_lost_is_made_up_for(engines: object, monkeypatch: pytest.MonkeyPatch) -> None:
    face = CHANCE.normal(0, 0.07, 128)
    first, again = await enrolled(face), await enrolled(face)
    ctx: dict[str, Any] = {"gallery": LiveGallery(ENGINE_VERSION)}
    await search_what_was_lost(ctx)
    assert await suspected(again) == [], "its job may still come"
    later = clock.now() + timedelta(minutes=2)
    monkeypatch.setattr(clock, "now", lambda: later)
    await search_what_was_lost(ctx)
    assert (await suspected(again), await suspected(first)) == ([str(first.id)], [str(again.id)])
    await Template.delete().where(Template.person == first.id)
    await search_what_was_lost(ctx)


async def _id(person: Person) -> Any:
    row = await Enrolment.select(Enrolment.id).where(Enrolment.person == person.id).first()
    assert row is not None
    return row["id"]
