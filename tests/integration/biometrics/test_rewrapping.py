"""A new master key wraps every data key again, and nothing is lost."""

import asyncio
import base64
from uuid import uuid4

import numpy as np
import pytest

from services.biometrics.database import Audit
from services.biometrics.enrolment.queries import references_of
from services.biometrics.subjects.rewrapping import rewrap_data_keys
from services.biometrics.subjects.tables import Subject
from services.biometrics.subjects.vault import Vault
from shared.actors import system
from shared.audit import verify
from shared.crypto import Keyring
from shared.master_keys import add_master_key, ensure_key_file
from shared.settings import OraluSettings, settings
from tests.builders.moments import NOW
from tests.builders.subjects import registered


async def test_every_data_key_is_wrapped_by_the_new_master_key(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert engines.master_key is not None
    first = engines.master_key.get_secret_value()
    person, frame, erased = uuid4(), uuid4(), uuid4()
    old = Keyring.load(engines)
    wrapped = Vault.new_key(old, person)
    image = Vault(old, person, wrapped).close_image(b"image", frame, 1)
    for each, key in ((person, wrapped), (erased, None)):
        row = {Subject.person: each, Subject.case_number: f"C-{each}", Subject.state: "open", Subject.wrapped_key: key}
        await Subject.insert(
            Subject(
                row
                | {
                    Subject.opened_at: NOW,
                    Subject.language: "kk",
                    Subject.registration: uuid4(),
                }
            )
        )

    monkeypatch.setenv("ORALU_MASTER_KEY", f"1 {first}\n2 {base64.b64encode(b'another key for tests, not data!').decode()}")
    settings.cache_clear()
    assert await rewrap_data_keys(by=system("biometrics"), now=NOW) == 1
    assert await rewrap_data_keys(by=system("biometrics"), now=NOW) == 0

    new = Keyring.load(settings())
    stored = await Subject.select(Subject.wrapped_key).where(Subject.person == person).first()
    assert stored is not None
    assert new.version_of(stored["wrapped_key"]) == 2
    assert Vault(new, person, stored["wrapped_key"]).open_image(image, frame, 1) == b"image"
    assert (await verify(Audit)).broken_at is None


async def test_templates_are_read_all_the_while_a_new_master_key_takes_over(
    engines: OraluSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the key file, as on one machine: every process reads it again, so none needs a restart."""
    monkeypatch.delenv("ORALU_MASTER_KEY")
    settings.cache_clear()
    ensure_key_file(settings())
    people = [await (await registered()).enrolled([np.full(128, 0.01 * number)] * 3) for number in range(8)]
    rotated, reads = asyncio.Event(), 0

    async def read() -> None:
        nonlocal reads
        while not rotated.is_set():
            for number, person in enumerate(people):
                (found,) = await references_of(person.id)
                assert found.descriptors[0][0] == pytest.approx(0.01 * number)
                reads += 1

    async def rotate() -> int:
        assert add_master_key(settings()) == 2
        try:
            return await rewrap_data_keys(by=system("biometrics"), now=NOW)
        finally:
            rotated.set()

    _, _, count = await asyncio.gather(read(), read(), rotate())
    assert count == len(people)
    assert reads >= len(people)
    versions = {Keyring.load(settings()).version_of(row["wrapped_key"]) for row in await Subject.select(Subject.wrapped_key)}
    assert versions == {2}
