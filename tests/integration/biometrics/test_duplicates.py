"""A person enrolled twice is found among the encrypted templates, reported to probation as a suspicion, and forgotten after an erasure."""

from datetime import timedelta
from typing import Any

import numpy as np
import pytest

from services.biometrics.database import Audit
from services.biometrics.duplicates import actions as duplicates
from services.biometrics.duplicates import gallery as duplicates_gallery
from services.biometrics.duplicates.face_jobs import refresh_gallery, search_duplicates, search_what_was_lost
from services.biometrics.duplicates.gallery import LiveGallery, opened
from services.biometrics.engine.version import ENGINE_VERSION
from services.biometrics.enrolment.tables import Enrolment, Template
from services.biometrics.settings import settings
from shared import audit
from tests.builders.actors import SYSTEM
from tests.builders.moments import NOW, FixedClock
from tests.builders.subjects import Person, change_basis, close, registered
from tests.builders.visits import sent

CHANCE = np.random.default_rng(5)


def frames(mean: Any) -> list[Any]:
    return [mean + CHANCE.normal(0, 0.05 / np.sqrt(128), 128) for _ in range(3)]


async def known(mean: Any, **given: Any) -> Person:
    return await (await registered()).enrolled(frames(mean), **given)


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
    first, stranger = await known(face), await known(CHANCE.normal(0, 0.07, 128))
    unread = await known(face, engine="another engine")
    again = await known(face)
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
    closed, withdrawn, staying = await known(face), await known(face), await known(CHANCE.normal(0, 0.07, 128))
    live = LiveGallery(ENGINE_VERSION)
    ctx: dict[str, Any] = {"gallery": live}
    filled = await live.fresh(now=NOW)
    assert len(filled) == 3
    await close(closed)
    await change_basis(withdrawn.id)
    await refresh_gallery(ctx)
    assert [one.person for one in filled.nearest(face, besides=SYSTEM.id, count=9)] == [staying.id]
    again = await known(face)
    await search_duplicates(ctx, await newest(again))
    assert await suspected(again) == []
    await live.refresh(idle=timedelta(minutes=10), now=NOW + timedelta(hours=1))
    assert live.gallery is None
    assert len(filled) == 0


async def test_nobody_waits_for_the_gallery_to_be_filled(engines: object, monkeypatch: pytest.MonkeyPatch, fixed_clock: FixedClock) -> None:
    face = CHANCE.normal(0, 0.07, 128)
    first, _ = await known(face), await known(CHANCE.normal(0, 0.07, 128))
    live = LiveGallery(ENGINE_VERSION)
    ctx: dict[str, Any] = {"gallery": live}
    await refresh_gallery(ctx)
    assert live.gallery is not None, "it is there before the first search"
    assert len(live.gallery) == 2
    opening = list[int]()

    def counted(rows: Any, keyring: Any) -> Any:
        opening.append(len(rows))
        return opened(rows, keyring)

    monkeypatch.setattr(duplicates_gallery, "opened", counted)
    again = await known(face)
    await search_duplicates(ctx, await newest(again))
    assert await suspected(again) == [str(first.id)]
    assert sum(opening) == 1, "only who was confirmed since then is opened by the search"
    later = NOW + timedelta(days=1)
    fixed_clock.move_to(later)
    await refresh_gallery(ctx)
    assert len(live.gallery) == 3


async def test_where_the_agency_wants_it_nobody_is_held_ready(
    engines: object, monkeypatch: pytest.MonkeyPatch, fixed_clock: FixedClock
) -> None:
    monkeypatch.setenv("ORALU_GALLERY_IDLE_SECONDS", "600")
    settings.cache_clear()
    person = await known(CHANCE.normal(0, 0.07, 128))
    live = LiveGallery(ENGINE_VERSION)
    ctx: dict[str, Any] = {"gallery": live}
    await refresh_gallery(ctx)
    assert held(live) is None
    await search_duplicates(ctx, await newest(person))
    assert held(live) == 1
    later = NOW + timedelta(minutes=11)
    fixed_clock.move_to(later)
    await refresh_gallery(ctx)
    settings.cache_clear()
    assert held(live) is None


async def test_a_suspicion_of_somebody_erased_meanwhile_is_not_told(engines: object) -> None:
    face = CHANCE.normal(0, 0.07, 128)
    first, again = await known(face), await known(face)
    searched = await duplicates.to_search(await _id(again), engine=ENGINE_VERSION)
    assert searched is not None
    await close(first)
    assert await duplicates.record_search(searched, [first.id], compared=1, by=SYSTEM, now=NOW) == 0
    assert await suspected(again) == []


async def test_a_search_that_was_lost_is_done_later(engines: object, fixed_clock: FixedClock) -> None:
    face = CHANCE.normal(0, 0.07, 128)
    first, again = await known(face), await known(face)
    ctx: dict[str, Any] = {"gallery": LiveGallery(ENGINE_VERSION)}
    await search_what_was_lost(ctx)
    assert await suspected(again) == [], "its job may still come"
    later = NOW + timedelta(minutes=2)
    fixed_clock.move_to(later)
    await search_what_was_lost(ctx)
    assert (await suspected(again), await suspected(first)) == ([str(first.id)], [str(again.id)])
    await Template.delete().where(Template.person == first.id)
    await search_what_was_lost(ctx)


async def _id(person: Person) -> Any:
    row = await Enrolment.select(Enrolment.id).where(Enrolment.person == person.id).first()
    assert row is not None
    return row["id"]
