"""PostgreSQL's programs are found, and its data folder is made by an account that can access nothing else."""

import fcntl
import os
import pwd
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest

from infra.servers import accounts, embedded
from infra.servers.accounts import first_closed
from infra.servers.checks import CannotStart
from infra.servers.embedded import Embedded, binary

AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root changes to another account")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short path: sockets live in it."""
    made = Path(mkdtemp(prefix="oralu-test-"))
    yield made
    rmtree(made, ignore_errors=True)


def somebody(uid: int, gid: int) -> pwd.struct_passwd:
    return pwd.struct_passwd(("somebody", "x", uid, gid, "", "/", "/bin/sh"))


@pytest.mark.parametrize("name", ["postgres", "initdb", "psql", "pg_dump", "pg_basebackup", "pg_verifybackup"])
def test_every_program_that_is_used_runs(name: str) -> None:
    done = subprocess.run([binary(name), "--version"], capture_output=True, text=True)
    assert "(PostgreSQL)" in done.stdout, done.stderr


def test_a_program_that_the_wheel_lacks_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="no program pg_nonsense"):
        binary("pg_nonsense")


def test_a_folder_that_others_may_not_pass_is_found(tmp_path: Path) -> None:
    closed, inside = tmp_path / "closed", tmp_path / "closed" / "inside"
    inside.mkdir(parents=True)
    closed.chmod(0o700)
    owner = closed.stat()
    stranger = somebody(owner.st_uid + 1, owner.st_gid + 1)
    found = first_closed(inside, stranger)
    assert found is not None
    assert found in (closed, *closed.parents)
    closed.chmod(0o710)
    assert first_closed(inside, somebody(owner.st_uid, owner.st_gid)) is None


def test_an_interrupted_initdb_is_not_taken_for_data(folder: Path) -> None:
    servers = Embedded(folder, throwaway=True)
    unfinished = folder / "postgres.unfinished"
    unfinished.mkdir()
    (unfinished / "PG_VERSION").write_text("1")
    servers.prepare()
    assert (servers.postgres_data / "global" / "pg_control").exists()
    assert not unfinished.exists()


def test_a_folder_with_other_files_is_left_alone(folder: Path) -> None:
    servers = Embedded(folder, throwaway=True)
    servers.postgres_data.mkdir()
    (servers.postgres_data / "letter.txt").write_text("kept")
    with pytest.raises(CannotStart, match="Nothing in it was changed"):
        servers.prepare()
    assert [file.name for file in servers.postgres_data.iterdir()] == ["letter.txt"]


def test_preparing_twice_keeps_the_data(folder: Path) -> None:
    servers = Embedded(folder, throwaway=True)
    servers.prepare()
    before = (servers.postgres_data / "global" / "pg_control").stat().st_ino
    servers.prepare()
    assert (servers.postgres_data / "global" / "pg_control").stat().st_ino == before


@AS_ROOT
def test_roots_data_belong_to_an_account_without_rights(folder: Path) -> None:
    servers = Embedded(folder, throwaway=True)
    servers.prepare()
    assert servers.postgres_data.stat().st_uid == pwd.getpwnam(accounts.OWN).pw_uid != 0
    assert servers.postgres_data.stat().st_mode & 0o077 == 0
    assert accounts.name_for(servers.postgres_data) == accounts.OWN


def test_two_processes_that_find_no_account_make_it_one_after_the_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "LOCK", folder / "account.lock")
    monkeypatch.setattr(accounts, "_find", lambda: None)

    def make() -> pwd.struct_passwd:
        with accounts.LOCK.open() as another, pytest.raises(BlockingIOError):
            fcntl.flock(another, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return somebody(os.getuid(), os.getgid())

    monkeypatch.setattr(accounts, "_make", make)
    assert accounts.ensure(folder / "postgres").pw_name == "somebody"


@AS_ROOT
def test_data_that_root_copied_here_become_the_accounts(folder: Path) -> None:
    data = folder / "postgres"
    (data / "base").mkdir(parents=True)
    (data / "base" / "1").touch()
    account = accounts.ensure(data)
    assert {path.stat().st_uid for path in (data, data / "base", data / "base" / "1")} == {account.pw_uid}


@AS_ROOT
def test_a_folder_below_one_that_is_roots_alone_is_refused_and_not_opened(folder: Path) -> None:
    folder.chmod(0o700)
    with pytest.raises(CannotStart, match=f"cannot pass through {folder}"):
        Embedded(folder / "state", throwaway=True).prepare()
    assert folder.stat().st_mode & 0o777 == 0o700


@AS_ROOT
def test_programs_that_are_roots_alone_are_copied_and_not_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = folder / "environment"
    (closed / "bin").mkdir(parents=True)
    (closed / "bin" / "postgres").write_text("#!/bin/sh\n")
    (closed / "bin" / "postgres").chmod(0o700)
    closed.chmod(0o700)
    monkeypatch.setattr(embedded, "binary", lambda name: closed / "bin" / name)
    folder.chmod(0o755)
    servers = Embedded(folder / "state", throwaway=True)
    servers.folder.mkdir()
    servers.postgres_sockets.mkdir(parents=True)
    account = accounts.ensure(servers.postgres_data)
    servers._open_to(account)
    copy = servers._program("postgres")
    assert copy.is_relative_to(servers.folder)
    assert first_closed(copy, account) is None
    assert closed.stat().st_mode & 0o777 == 0o700
