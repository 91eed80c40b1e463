"""The vendor that floods: it sends signed batches as fast as it can over several connections, and heeds no answer. Its secret comes on
standard input; it prints a line when it begins, and at the end one JSON object: requests, fixes accepted, requests that got 429, others
that were refused."""

import asyncio
import signal
import sys
import time
from itertools import count
from uuid import uuid4

import httpx
import orjson

from infra.bench import people
from infra.bench.load import body_of
from services.probation.telemetry.ingest.signature import signature

LIMITED, TAKEN = 429, 202


class Flooder:
    """Several connections of one vendor."""

    def __init__(self, url: str, key: str, address: str, secret: bytes) -> None:
        self.url, self.key, self.address, self.secret = f"{url}/telemetry/v1/positions", key, address, secret
        self.found = {"requests": 0, "accepted": 0, "limited": 0, "other": 0}

    async def flood(self, devices: int, batch: int, connections: int) -> None:
        """Send until cancelled."""
        numbers = count()
        transport = httpx.AsyncHTTPTransport(local_address=self.address, limits=httpx.Limits(max_connections=connections))
        async with httpx.AsyncClient(timeout=60, trust_env=False, transport=transport) as client:
            await asyncio.gather(*(self._send(client, numbers, devices, batch) for _ in range(connections)))

    async def _send(self, client: httpx.AsyncClient, numbers: "count[int]", devices: int, batch: int) -> None:
        while True:
            at = next(numbers)
            names = [f"F-{(at * batch + place) % devices:06d}" for place in range(batch)]
            body = body_of([people.fix(name, time.time(), at) for name in names])
            while await self._refused(client, body):
                pass

    async def _refused(self, client: httpx.AsyncClient, body: bytes) -> bool:
        stamp, nonce = str(int(time.time())), uuid4().hex
        headers = {"x-api-key": self.key, "x-timestamp": stamp, "x-nonce": nonce, "content-type": "application/json"}
        headers["x-signature"] = signature(self.secret, stamp, nonce, body)
        self.found["requests"] += 1
        try:
            answer = await client.post(self.url, content=body, headers=headers)
        except httpx.HTTPError:
            self.found["other"] += 1
            return True
        if answer.status_code == TAKEN:
            self.found["accepted"] += answer.json()["accepted"]
            return False
        self.found["limited" if answer.status_code == LIMITED else "other"] += 1
        return True


async def _main() -> None:
    url, key, address, *sizes = sys.argv[1:]
    flooder = Flooder(url, key, address, bytes.fromhex(sys.stdin.readline().strip()))
    flooding = asyncio.create_task(flooder.flood(*(int(each) for each in sizes)))
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, flooding.cancel)
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    await asyncio.wait({flooding})
    sys.stdout.write(orjson.dumps(flooder.found).decode() + "\n")


if __name__ == "__main__":
    asyncio.run(_main())
