"""The files that a broker reads: what is in them, and that they change only with the accounts."""

import asyncio
import base64
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from services.probation.telemetry.broker_accounts.actions import ACCESS, PASSWORDS, follow, write
from services.probation.telemetry.broker_accounts.domain import Account, access_list, hashed, password_file
from tests.support.waiting import eventually_async

ONE, TWO, GATEWAY = Account("one", "1" * 64), Account("two", "2" * 64), Account("gateway", "g" * 32)


@pytest.mark.parametrize("name", ["", "a:b", "a\nb", "a+", "#", "%u", "a/b", "a b", "é", "a" * 65, "one\n"])
def test_a_name_that_could_mean_something_else_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no name of an account"):
        Account(name, "1" * 64)


def test_a_password_that_could_be_guessed_is_refused_and_none_is_shown() -> None:
    with pytest.raises(ValueError, match="shorter than 32") as refusal:
        Account("one", "1" * 31)
    assert "1" * 31 not in str(refusal.value)
    assert ONE.password not in repr(ONE)


def test_the_hash_is_that_of_mosquitto_passwd() -> None:
    """A line that `mosquitto_passwd -b` of version 2.0.11 wrote for the password of `ONE`."""
    written = "$7$101$oZ0uJNxc3On2/puC$LZCCag7wIfgCVGEU25nvKjof0U+t1CfrjR3JKK4Y10V43vFsOa0F+TpqkuuEm6fTPTTAIysHZUpRq8s4SgfgLA=="
    assert hashed(ONE.password, base64.b64decode("oZ0uJNxc3On2/puC")) == written


def test_the_same_accounts_are_the_same_text_and_another_password_is_another_line() -> None:
    before = password_file([TWO, ONE])
    assert [line.split(":")[0] for line in before.splitlines()] == ["one", "two"]
    assert password_file([ONE, TWO], before) == before
    after = password_file([ONE, Account("two", "3" * 64)], before)
    assert after.splitlines()[0] == before.splitlines()[0]
    assert after.splitlines()[1] != before.splitlines()[1]
    assert password_file([ONE], before) == before.splitlines(keepends=True)[0]


@pytest.mark.parametrize("damaged", ["one:$7$101$short$x\n", "one:\n", "one", "\n::\n", "one:$7$101$AAAAAAAAAAAAAAAA$!\n"])
def test_a_damaged_file_is_written_anew(damaged: str) -> None:
    assert password_file([ONE], password_file([ONE], damaged)).startswith("one:$7$101$")


def test_two_accounts_of_one_name_are_refused(tmp_path: Path) -> None:
    write(tmp_path, [ONE], [GATEWAY])
    before = (tmp_path / PASSWORDS).read_text()
    with pytest.raises(ValueError, match="named gateway"):
        write(tmp_path, [ONE, Account("gateway", "x" * 64)], [GATEWAY])
    assert (tmp_path / PASSWORDS).read_text() == before


def test_the_access_list_gives_each_its_own_and_the_gateways_all_of_it() -> None:
    assert access_list(["gateway-0", "gateway-1"]).splitlines() == [
        "pattern write oralu/accounts/%u/devices/+/positions",
        *("user gateway-0", "topic read oralu/accounts/+/devices/+/positions"),
        *("user gateway-1", "topic read oralu/accounts/+/devices/+/positions"),
    ]


def test_files_are_written_for_their_owner_alone_and_only_when_something_changed(tmp_path: Path) -> None:
    assert write(tmp_path, [ONE], [GATEWAY])
    first = {name: (tmp_path / name).stat() for name in (PASSWORDS, ACCESS)}
    assert {each.st_mode & 0o777 for each in first.values()} == {0o600}
    assert not write(tmp_path, [ONE], [GATEWAY])
    assert write(tmp_path, [TWO], [GATEWAY])
    assert (tmp_path / PASSWORDS).stat().st_ino != first[PASSWORDS].st_ino
    assert (tmp_path / ACCESS).stat().st_ino == first[ACCESS].st_ino
    assert sorted(file.name for file in tmp_path.iterdir()) == [ACCESS, PASSWORDS]


async def test_while_the_accounts_cannot_be_read_the_files_stay_and_later_follow_again(tmp_path: Path) -> None:
    answers: list[Sequence[Account] | Exception] = [[ONE], OSError("away"), [TWO]]
    changed, asked = asyncio.Event(), asyncio.Semaphore(0)

    async def accounts() -> Sequence[Account]:
        asked.release()
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def holds(name: str) -> bool:
        file = tmp_path / PASSWORDS
        return file.exists() and f"{name}:" in file.read_text()

    following = asyncio.create_task(follow(tmp_path, accounts, [GATEWAY], changed, every=600))
    try:
        async with asyncio.timeout(10):
            await asked.acquire()
            await eventually_async(partial(holds, "one"))
            changed.set()
            await asked.acquire()
            assert await holds("one")
            changed.set()
            await eventually_async(partial(holds, "two"))
    finally:
        following.cancel()
    assert "one:" not in (tmp_path / PASSWORDS).read_text()
