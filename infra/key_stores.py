"""What names a master key in the database, and bringing it under the current one (infra/adr/0028-master-keys-can-go.md).

A test looks for a column that is missing in STORES.
"""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TypeVar

from services.biometrics.subjects.rewrapping import rewrap_data_keys
from services.probation.attachments.actions import rewrap_attachment_keys
from services.probation.breaches.at_kiosk.sealing import rewrap_explanations
from services.probation.documents.papers import rewrap_document_keys
from services.probation.legal_basis.signed_copies import rewrap_copy_keys
from services.probation.opening_papers.sealing import rewrap_papers
from services.probation.pre_trial_reports.sealing import rewrap_reports
from services.probation.reminders.sealing import rewrap_messages
from services.probation.telemetry.evidence.actions import keep_public_keys
from services.probation.telemetry.protected_places.actions import rewrap_places
from services.probation.telemetry.vendors.actions import rewrap_vendor_secrets
from services.reintegration.group_programmes.sealing import reencrypt_groups
from services.reintegration.sealing.keys import rewrap_need_keys
from shared import clock
from shared.actors import system
from shared.application.kept_forms import rewrap_kept_forms
from shared.application.kept_searches import rewrap_searches
from shared.crypto import BY_PURPOSE
from shared.db.engine import engine
from shared.db.rows import fetch_row, fetch_rows
from shared.identity.accounts import reencrypt_factors

T = TypeVar("T")
ROLES = ("identity", "biometrics", "probation")
VERSIONS = "SELECT substring({column} FOR 4) AS version, count(*) AS number FROM {table} WHERE {column} IS NOT NULL GROUP BY 1"
BEFORE = "SELECT EXISTS (SELECT FROM {table} WHERE get_byte({column}, 0) < 128) AS found"


@dataclass(frozen=True)
class KeyStore:
    """A column whose values begin with the version of a master key. `role` owns it; `rewrap(by=, now=)` brings it under the current one."""

    words: str
    role: str
    table: str
    column: str
    rewrap: Callable[..., Awaitable[int]]
    wrapped: bool = True
    """By `Keyring.wrap`, which used one key for every purpose before; False: by `Keyring.encrypt`."""


@dataclass(frozen=True, slots=True)
class Found:
    """Whether there is one."""

    found: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many values begin with these four bytes."""

    version: bytes
    number: int


STORES = (
    KeyStore("second factors", "identity", "identity.account", "totp_secret", reencrypt_factors, wrapped=False),
    KeyStore("forms kept for some minutes", "identity", "identity.kept_form", "body", rewrap_kept_forms),
    KeyStore("searches kept for some hours", "identity", "identity.kept_search", "body", rewrap_searches),
    KeyStore("people's data keys (faces)", "biometrics", "biometrics.subject", "wrapped_key", rewrap_data_keys),
    KeyStore("keys of signed copies", "probation", "probation.legal_basis_document", "wrapped_key", rewrap_copy_keys),
    KeyStore("keys of documents", "probation", "probation.document_file", "wrapped_key", rewrap_document_keys),
    KeyStore("keys of attachments", "probation", "probation.attachment", "wrapped_key", rewrap_attachment_keys),
    KeyStore("secrets of vendors", "probation", "probation.vendor_credential", "secret", rewrap_vendor_secrets, wrapped=False),
    KeyStore("keys of papers that open a case", "probation", "probation.opening_paper", "wrapped_key", rewrap_papers),
    KeyStore("keys of explanations at the kiosk", "probation", "probation.breach_kiosk_answer", "wrapped_key", rewrap_explanations),
    KeyStore("keys of people's needs", "reintegration", "reintegration.need_key", "wrapped_key", rewrap_need_keys),
    KeyStore("programmes of groups", "reintegration", "reintegration.programme_group", "sealed", reencrypt_groups, wrapped=False),
    KeyStore("keys of pre-trial reports", "probation", "probation.pre_trial_report", "wrapped_key", rewrap_reports),
    KeyStore("messages to persons", "probation", "probation.notification", "sealed", rewrap_messages),
    KeyStore("protected places", "probation", "probation.protected_place", "sealed", rewrap_places),
)


async def rewrap_all() -> int:
    """Bring everything under the current master key; returns how many were behind. Safe to repeat."""
    now = clock.now()
    await keep_public_keys(now=now)
    return sum([await store.rewrap(by=system(store.role), now=now) for store in STORES])


async def wrap_by_purpose() -> int:
    """Wrap again what is still under the key that every purpose shared in earlier versions; returns how many. Safe to repeat."""

    async def wrap_again() -> int:
        behind = [each for each in STORES if each.wrapped and await _is_behind(each)]
        return sum([await store.rewrap(by=system(store.role), now=clock.now()) for store in behind])

    return await with_pools(wrap_again)


async def _is_behind(store: KeyStore) -> bool:
    found = await fetch_row(engine(store.role), Found, BEFORE.format(table=store.table, column=store.column))
    return found is not None and found.found


async def in_use() -> dict[str, dict[int, int]]:
    """How many values each version wraps, by what they are."""
    return {store.words: await _versions(store) for store in STORES}


async def _versions(store: KeyStore) -> dict[int, int]:
    counts = await fetch_rows(engine(store.role), Count, VERSIONS.format(table=store.table, column=store.column))
    numbers: dict[int, int] = {}
    for each in counts:
        version = int.from_bytes(each.version, "big") & ~BY_PURPOSE
        numbers[version] = numbers.get(version, 0) + each.number
    return numbers


async def with_pools(work: Callable[[], Awaitable[T]]) -> T:
    async with AsyncExitStack() as stack:
        for role in ROLES:
            await engine(role).start_connection_pool()
            stack.push_async_callback(engine(role).close_connection_pool)
        return await work()
