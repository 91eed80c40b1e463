"""A person's data key, unwrapped for one action."""

from uuid import UUID

from services.biometrics.subjects.tables import Subject
from services.biometrics.subjects.vault import Vault
from shared.crypto import Keyring
from shared.settings import settings


async def open_vault(person: UUID) -> Vault:
    """The person's data key. Raises Erased where there is none (any more)."""
    subject = await Subject.select(Subject.wrapped_key).where(Subject.person == person).first()
    return Vault(Keyring.load(settings()), person, subject["wrapped_key"] if subject else None)
