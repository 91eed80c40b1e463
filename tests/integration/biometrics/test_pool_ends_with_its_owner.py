"""The processes of the face engine do not outlive a killed worker."""

import subprocess
import sys

import psutil

from infra.paths import ROOT
from tests.support.waiting import eventually

OWNER = """
import asyncio, os, signal
from services.biometrics.engine.pool import FacePool

async def main():
    print(await FacePool(1).run(os.getpid), flush=True)
    signal.pause()

if __name__ == "__main__":
    asyncio.run(main())
"""


def test_the_pool_ends_with_its_owner() -> None:
    owner = subprocess.Popen([sys.executable, "-c", OWNER], cwd=ROOT, stdout=subprocess.PIPE)
    assert owner.stdout is not None
    try:
        child = psutil.Process(int(owner.stdout.readline()))
    finally:
        owner.kill()
        owner.wait()
    eventually(lambda: not child.is_running())
