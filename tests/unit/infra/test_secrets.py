"""Which process gets which secrets."""

import os
import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from infra.paths import ROOT
from infra.planning import Plan, plan
from infra.secrets.files import environment_of, open_to_others, renew_keys, secrets_of, write_files
from infra.secrets.holdings import CORRESPONDENTS, HOLDINGS, SIGN_IN
from infra.servers.supervise import configuration
from services.probation.settings import ProbationSettings
from shared.crypto import Keyring
from shared.messages.base import all_message_types
from shared.process_secrets import FILE_SETTING, OF_THE_OWNER, read_secrets

RING = Keyring({1: b"1" * 32})
OWNERS = ProbationSettings(
    database_url="postgresql://owner:of-the-owner@db/oralu",
    role_secret=SecretStr("secret of the roles"),
    mqtt_url=SecretStr("mqtt://gateway:of-the-broker@broker"),
)
ROW = re.compile(r"^\| `([a-z-]+)` \| (.+) \| (.+) \| (.+) \|$", re.MULTILINE)


@pytest.fixture
def planned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """What `oralu up` would start in an empty folder, where the environment holds every secret of the owner."""
    for name in [name for name in os.environ if name.startswith("ORALU_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ORALU_STATE_DIR", str(tmp_path))
    for name in (*OF_THE_OWNER, "ORALU_MQTT_URL", "PGPASSWORD"):
        monkeypatch.setenv(name, "of-the-owner")
    return plan(demo=False)


def test_every_process_that_is_started_has_a_file_and_nobody_else(planned: Plan) -> None:
    given = {program.name: program.environment for program in planned.programs() if program.group == "services"}
    assert given == {process: {FILE_SETTING: str(planned.secrets / process)} for process in HOLDINGS}


def test_what_the_owner_has_comes_to_the_commands_alone(planned: Plan) -> None:
    assert planned.environment()["ORALU_MASTER_KEY"] == "of-the-owner"
    assert "of-the-owner" not in str(planned.common_environment())
    assert "of-the-owner" not in configuration(planned.folder, planned.programs())


def test_the_desk_cannot_open_a_face_a_copy_or_a_place() -> None:
    desk = secrets_of("reintegration-web", OWNERS, RING)
    assert desk.settings["database_urls"].keys() == {"identity", "reintegration"}
    faces = secrets_of("biometrics-web", OWNERS, RING)
    assert "wrap face" in faces.keys
    assert set(desk.keys) & set(faces.keys) == set(SIGN_IN), "the sign-in that all three share"
    assert [purpose for purpose in desk.keys if purpose.startswith("wrap") and purpose not in SIGN_IN] == ["wrap needs"]
    assert set(SIGN_IN) == {"csrf", "known device", "totp", "wrap kept form", "wrap kept search"}


@pytest.mark.parametrize("process", HOLDINGS)
def test_no_file_holds_the_owners_address_a_master_key_or_what_passwords_are_derived_from(process: str) -> None:
    given = secrets_of(process, OWNERS, RING)
    assert "of-the-owner" not in str(given.settings)
    assert "secret of the roles" not in str(given.settings)
    assert "owner" not in given.settings["database_urls"]
    assert all(key != b"1" * 32 for versions in given.keys.values() for key in versions.values())
    assert ("of-the-broker" in str(given.settings)) == (process == "gateway")


def test_the_retention_role_is_for_the_worker_that_drops_partitions_alone() -> None:
    assert [process for process, holding in HOLDINGS.items() if "probation_retention" in holding.roles] == ["probation-worker"]


def test_whoever_exchanges_messages_has_the_keys_for_them() -> None:
    for kind in all_message_types().values():
        assert kind.receiver in CORRESPONDENTS[kind.sender]
        assert kind.sender in CORRESPONDENTS[kind.receiver]


def test_after_a_rotation_the_files_have_the_new_keys_and_nothing_else_changed(tmp_path: Path) -> None:
    files = write_files(tmp_path / "secrets", OWNERS, RING)
    before = {file.name: read_secrets(file) for file in files}
    assert renew_keys(tmp_path / "secrets", Keyring({1: b"1" * 32, 2: b"2" * 32})) == len(HOLDINGS)
    for file in files:
        after = read_secrets(file)
        assert after.settings == before[file.name].settings
        assert all(set(versions) == {1, 2} for versions in after.keys.values())
        assert {purpose: versions[1] for purpose, versions in after.keys.items()} == {
            purpose: versions[1] for purpose, versions in before[file.name].keys.items()
        }


def test_the_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    files = write_files(tmp_path / "secrets", OWNERS, RING)
    assert open_to_others([tmp_path / "secrets", *files]) is None
    files[0].chmod(0o644)
    assert open_to_others([tmp_path / "secrets", *files]) == files[0]


def test_a_process_that_is_started_by_hand_inherits_nothing_of_the_owners(tmp_path: Path) -> None:
    given = environment_of("gateway", {**dict.fromkeys(OF_THE_OWNER, "x"), "ORALU_REDIS_URL": "x", "PATH": "/bin"}, tmp_path)
    assert given == {"PATH": "/bin", FILE_SETTING: str(tmp_path / "gateway")}


def test_the_document_says_who_has_what() -> None:
    told = {process: rest for process, *rest in ROW.findall((ROOT / "docs" / "secrets.md").read_text())}
    assert told.keys() == HOLDINGS.keys()
    for process, holding in HOLDINGS.items():
        roles, purposes, others = told[process]
        assert roles == ", ".join(f"`{role}`" for role in holding.roles)
        assert purposes == ", ".join(holding.purposes)
        assert others == ", ".join(f"`ORALU_{name.upper()}`" for name in holding.settings)
