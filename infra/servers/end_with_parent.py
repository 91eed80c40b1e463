"""Replaces itself by a command that ends with its parent: `python -I end_with_parent.py [--user NAME] [--signal NAME] -- COMMAND...`.

Linux signals a process when its parent ends only if asked to (prctl PR_SET_PDEATHSIG), and drops this setting when the process changes its
user; so the change of user happens here first. Elsewhere the command simply runs, and the next start ends what a killed parent leaves
behind (infra.servers.checks). Standard library alone: it starts before anything else.
"""

import ctypes
import os
import pwd
import signal
import sys

PR_SET_PDEATHSIG = 1


def become(user: str) -> None:
    """Drop root's rights for those of `user`, who may not be allowed into the current folder."""
    account = pwd.getpwnam(user)
    os.initgroups(user, account.pw_gid)
    os.setgid(account.pw_gid)
    os.setuid(account.pw_uid)
    os.chdir("/")
    os.environ["HOME"] = account.pw_dir


def die_with_parent(number: int) -> None:
    """Ask Linux for signal `number` when the parent process ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)


def main(arguments: list[str]) -> None:
    """Read the options, then become the command."""
    split = arguments.index("--")
    options, command = arguments[:split], arguments[split + 1 :]
    chosen = dict(zip(options[::2], options[1::2], strict=True))
    parent = os.getppid()
    if "--user" in chosen:
        become(chosen["--user"])
    die_with_parent(signal.Signals[chosen.get("--signal", "SIGTERM")])
    if os.getppid() != parent:
        sys.exit("The parent ended before this process started.")
    os.execvp(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
