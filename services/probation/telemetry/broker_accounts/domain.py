"""What a broker is told: who may connect, and who may write and read where. Text in, text out.

The broker takes the account's name as the client identifier (`use_username_as_clientid`), so that nobody takes over another's session. One
account is one connection: a second one with the same account ends the first.
"""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
SHORTEST_PASSWORD = 32
# As `mosquitto_passwd` of Mosquitto 2.0 does. More rounds protect a password that somebody thought of; these are 128 random bits or more,
# and the broker computes one for each connection, and for all of them at each reload, while everybody else waits.
ROUNDS = 101
SALT_BYTES = 12
HASHED = re.compile(rf"\$7\${ROUNDS}\$([A-Za-z0-9+/]{{16}})\$[A-Za-z0-9+/=]+")
WRITE = "oralu/accounts/{account}/devices/+/positions"
READ = WRITE.format(account="+")


@dataclass(frozen=True, slots=True)
class Account:
    """An account at the broker: of a vendor, of one device, or of a gateway.

    `name`: letters of ASCII, digits, `-` and `_`, at most 64. `password`: made by a machine, at least 32 characters for 128 random bits.
    Raises ValueError for others: a line break or a colon would write another account's line, and `+` or `#` would match other topics.
    """

    name: str
    password: str = field(repr=False)

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} is no name of an account at a broker")
        if len(self.password) < SHORTEST_PASSWORD:
            raise ValueError(f"the password of {self.name} is shorter than {SHORTEST_PASSWORD} characters")


def password_file(accounts: Iterable[Account], before: str = "") -> str:
    """The lines of Mosquitto's `password_file`, in the order of their names. Raises ValueError if two have the same name.

    A line of `before` whose password is the same stays as it is, so that the same accounts give the same text.
    """
    lines = dict(line.split(":", 1) for line in before.splitlines() if ":" in line)
    by_name: dict[str, Account] = {}
    for account in accounts:
        if account.name in by_name:
            raise ValueError(f"two accounts at the broker are named {account.name}")
        by_name[account.name] = account
    return "".join(f"{name}:{_line(by_name[name], lines)}\n" for name in sorted(by_name))


def access_list(gateways: Iterable[str]) -> str:
    """Mosquitto's `acl_file`: every account writes below its own name, the gateways read all of it, and nobody does anything else."""
    rights = [f"pattern write {WRITE.format(account='%u')}\n"]
    rights += [f"user {name}\ntopic read {READ}\n" for name in gateways]
    return "".join(rights)


def hashed(password: str, salt: bytes) -> str:
    """A password as Mosquitto 2.0 and later read it: PBKDF2 with SHA-512."""
    digest = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, ROUNDS, 64)
    return f"$7${ROUNDS}${base64.b64encode(salt).decode()}${base64.b64encode(digest).decode()}"


def _line(account: Account, before: Mapping[str, str]) -> str:
    known = before.get(account.name, "")
    salted = HASHED.fullmatch(known)
    if salted is not None and hmac.compare_digest(known, hashed(account.password, base64.b64decode(salted[1]))):
        return known
    return hashed(account.password, secrets.token_bytes(SALT_BYTES))
