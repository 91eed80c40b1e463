"""If a start is not possible, one line says why and what to do."""

import os
import shutil
import socket
from collections import namedtuple
from pathlib import Path

import pytest

from infra.planning import plan
from infra.servers.checks import CannotStart, check_folder, check_ports, only_instance
from infra.servers.embedded import LONGEST_SOCKET_FOLDER, short

Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - the shape of shutil.disk_usage's own answer


def one_line(refusal: pytest.ExceptionInfo[CannotStart]) -> str:
    text = str(refusal.value)
    assert "\n" not in text
    return text


def test_a_taken_port_names_itself_and_the_setting() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        with pytest.raises(CannotStart) as refusal:
            check_ports({"ORALU_PROBATION_PORT": port})
    text = one_line(refusal)
    assert f"Port {port} is taken by" in text
    assert "ORALU_PROBATION_PORT=" in text


def test_a_full_disk_says_how_much_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10**9, 10**9, 100 * 2**20))
    with pytest.raises(CannotStart) as refusal:
        check_folder(tmp_path)
    assert "100 MB free, at least 500 MB are needed" in one_line(refusal)


def test_a_folder_without_permission_names_the_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(CannotStart) as refusal:
        check_folder(tmp_path)
    assert "Set ORALU_STATE_DIR" in one_line(refusal)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotStart) as refusal:
        check_folder(tmp_path / "file")
    assert "cannot be used" in one_line(refusal)


def test_a_second_instance_is_told_of_the_first(tmp_path: Path) -> None:
    with only_instance(tmp_path), pytest.raises(CannotStart) as refusal, only_instance(tmp_path):
        pass
    assert f"already runs on {tmp_path} (process {os.getpid()})" in one_line(refusal)
    with only_instance(tmp_path):
        pass


@pytest.mark.parametrize("value", ["0", "65536", "web", "-1"])
def test_a_port_that_is_none_is_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORALU_PROBATION_PORT", value)
    with pytest.raises(CannotStart) as refusal:
        plan()
    assert "ORALU_PROBATION_PORT must be a port number" in one_line(refusal)


def test_outside_servers_replace_the_embedded_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORALU_DATABASE_URL", "postgresql://db/oralu")
    monkeypatch.setenv("ORALU_REDIS_URL", "redis://queue")
    names = {program.name for program in plan().programs()}
    assert not names & {"postgres", "redis"}
    assert {"probation-web", "biometrics-worker", "faces-worker", "gateway", "evaluator"} <= names


def test_a_folder_too_deep_for_a_socket_gets_a_short_one(tmp_path: Path) -> None:
    deep = tmp_path / ("deep" * 30)
    assert short(tmp_path) == tmp_path or len(str(tmp_path)) > LONGEST_SOCKET_FOLDER
    assert len(str(short(deep))) < LONGEST_SOCKET_FOLDER
    assert short(deep) == short(deep)
