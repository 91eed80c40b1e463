"""A new master key wraps every data key again, and nothing is lost."""

import base64
from uuid import uuid4

import pytest

from services.biometrics.actions.rewrapping import rewrap_data_keys
from services.biometrics.tables import Audit, Subject
from services.biometrics.vault import Vault
from shared import clock
from shared.audit import verify
from shared.crypto import Keyring
from shared.identity.actors import system
from shared.settings import OraluSettings, settings


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
                    Subject.opened_at: clock.now(),
                    Subject.office: "75",
                    Subject.language: "kk",
                    Subject.officer: uuid4(),
                    Subject.registration: uuid4(),
                }
            )
        )

    monkeypatch.setenv("ORALU_MASTER_KEY", f"1 {first}\n2 {base64.b64encode(b'another key for tests, not data!').decode()}")
    settings.cache_clear()
    assert await rewrap_data_keys(by=system("biometrics"), now=clock.now()) == 1
    assert await rewrap_data_keys(by=system("biometrics"), now=clock.now()) == 0

    new = Keyring.load(settings())
    stored = await Subject.select(Subject.wrapped_key).where(Subject.person == person).first()
    assert stored is not None
    assert new.version_of(stored["wrapped_key"]) == 2
    assert Vault(new, person, stored["wrapped_key"]).open_image(image, frame, 1) == b"image"
    assert (await verify(Audit)).broken_at is None
