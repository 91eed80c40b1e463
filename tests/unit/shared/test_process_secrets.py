"""A process has the secrets in its own file and no other."""

import os
from pathlib import Path

import pytest

from shared.crypto import Keyring
from shared.process_secrets import FILE_SETTING, OF_THE_OWNER, NoSecrets, ProcessSecrets, read_secrets, require_own_secrets, write_secrets
from shared.settings import OraluSettings

DESK = "postgresql://reintegration:its-own@db/oralu"
OWN = ProcessSecrets(
    "reintegration-web",
    {"database_urls": {"reintegration": DESK}, "redis_url": "redis://:password@redis/0", "mqtt_url": "mqtt://nobody"},
    {"csrf": {1: b"1" * 32, 2: b"2" * 32}},
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a process whose environment is given nothing else."""
    for name in [name for name in os.environ if name.startswith("ORALU_")]:
        monkeypatch.delenv(name)
    made = tmp_path / "secrets" / "reintegration-web"
    write_secrets(made, OWN)
    monkeypatch.setenv(FILE_SETTING, str(made))
    return made


def test_what_is_written_is_read_and_its_owner_alone_can(file: Path) -> None:
    assert read_secrets(file) == OWN
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_changed_is_read_again(file: Path) -> None:
    read_secrets(file)
    write_secrets(file, ProcessSecrets("reintegration-web", {}, {"csrf": {3: b"3" * 32}}))
    assert Keyring.load(OraluSettings()).versions == [3]


def test_settings_and_keys_come_from_the_file(file: Path) -> None:
    found = OraluSettings()
    assert found.role_dsn("reintegration") == DESK
    assert found.redis_url == "redis://:password@redis/0"
    assert Keyring.load(found).derive("csrf", 1) == b"1" * 32
    assert "its-own" not in repr(found)


@pytest.mark.parametrize("role", ["owner", "biometrics", "identity"])
def test_another_role_is_refused_by_its_name(role: str, file: Path) -> None:
    with pytest.raises(NoSecrets, match=rf"for the role {role};.*reintegration-web"):
        OraluSettings().role_dsn(role)


def test_the_environment_comes_before_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORALU_REDIS_URL", "redis://elsewhere/0")
    assert OraluSettings().redis_url == "redis://elsewhere/0"


def test_a_process_with_its_own_file_starts(file: Path) -> None:
    require_own_secrets()


@pytest.mark.parametrize("name", OF_THE_OWNER)
def test_a_process_that_is_given_what_opens_everything_does_not_start(name: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "very secret")
    with pytest.raises(SystemExit) as refusal:
        require_own_secrets()
    assert name in str(refusal.value)
    assert "oralu secrets write" in str(refusal.value)
    assert "very secret" not in str(refusal.value)


def test_a_process_without_a_file_does_not_start(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FILE_SETTING)
    with pytest.raises(SystemExit, match=FILE_SETTING):
        require_own_secrets()


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"process": "a", "settings": {}, "keys": {"csrf": {"1": "not base64"}}}'])
def test_a_broken_file_is_named_and_not_repeated(content: str, file: Path) -> None:
    file.write_text(content)
    with pytest.raises(SystemExit) as refusal:
        require_own_secrets()
    assert str(file) in str(refusal.value)
    assert not content or content not in str(refusal.value)


def test_a_missing_file_is_named(file: Path) -> None:
    file.unlink()
    with pytest.raises(SystemExit, match=str(file)):
        require_own_secrets()
