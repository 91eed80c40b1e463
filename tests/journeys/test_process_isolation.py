"""Somebody takes over the desk's web process: with what he finds there he is nobody else, and opens nobody else's data.

He has the environment of the process as the supervisor started it, and the content of the files that it names.
"""

import base64
import re
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import psutil
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tests.support.system import System
from tests.support.waiting import eventually

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]
ADDRESS = re.compile(r"postgresql://[^\s\"']+")
KEY = re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}=")
OTHERS = ("postgres", "biometrics", "probation", "probation_retention")
PURPOSES = ("oralu wrap", "oralu wrap face")
"""What the key that wraps data keys of faces is derived for, today and in earlier versions."""


@pytest.fixture
def found(system: System) -> str:
    """Everything that he finds."""
    environment = psutil.Process(eventually(lambda: system.pid("reintegration-web"))).environ()
    files = [Path(value) for name, value in environment.items() if name.startswith(("ORALU_", "PG")) and Path(value).is_file()]
    return "\n".join([*environment.values(), *(file.read_text(errors="replace") for file in files)])


async def connects(address: str) -> bool:
    try:
        connection = await asyncpg.connect(address)
    except (asyncpg.InvalidAuthorizationSpecificationError, asyncpg.InvalidCatalogNameError):
        return False
    await connection.close()
    return True


async def test_nobody_else_enters_the_database_with_it(found: str) -> None:
    addresses = {urlsplit(each) for each in ADDRESS.findall(found)}
    assert addresses, "it has an address of its own"
    servers = {(each.netloc.rpartition("@")[2], each.path, each.query) for each in addresses}
    passwords = {each.password for each in addresses}
    for role, password, (host, path, query) in product(OTHERS, passwords | {None}, servers):
        user = f"{role}:{password}" if password else role
        assert not await connects(f"postgresql://{user}@{host}{path}?{query}"), f"as {role}"


async def test_nobody_opens_a_face_with_it(system: System, found: str) -> None:
    connection = await asyncpg.connect(system.database_url)
    try:
        row = await connection.fetchrow("SELECT person, wrapped_key FROM biometrics.subject WHERE wrapped_key IS NOT NULL")
    finally:
        await connection.close()
    assert row is not None
    keys = [base64.b64decode(each) for each in KEY.findall(found)]
    assert keys, "it has keys of its own"
    derived = [HKDF(SHA256(), 32, salt=None, info=info.encode()).derive(key) for key, info in product(keys, PURPOSES)]
    assert not [key for key in (*keys, *derived) if opens(key, row["wrapped_key"], f"biometrics/data-key/{row['person']}".encode())]


def opens(key: bytes, wrapped: bytes, context: bytes) -> bool:
    try:
        AESGCM(key).decrypt(wrapped[4:16], wrapped[16:], wrapped[:4] + context)
    except InvalidTag:
        return False
    return True
