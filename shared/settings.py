"""Settings from the environment, read once: `settings()`. Every variable starts with ORALU_."""

import hashlib
import hmac
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated
from urllib.parse import quote, urlsplit, urlunsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class OraluSettings(BaseSettings):
    """Settings that every process shares; a service adds its own in a subclass (services/<s>/settings.py)."""

    model_config = SettingsConfigDict(env_prefix="ORALU_", frozen=True, extra="ignore")

    database_url: str = "postgresql://postgres@127.0.0.1:5432/oralu"
    redis_url: str = "redis://127.0.0.1:6379/0"
    state_dir: Path = Field(default_factory=lambda: Path.home() / ".local" / "state" / "oralu")
    master_key: SecretStr | None = None
    master_key_file: Path | None = None
    role_secret: SecretStr | None = None

    probation_url: str = "http://127.0.0.1:8001"
    reintegration_url: str = "http://127.0.0.1:8002"
    biometrics_url: str = "http://127.0.0.1:8003"
    gateway_url: str = "http://127.0.0.1:5055"

    demo: bool = False
    cookie_secure: bool | None = None
    """Unset: by the browsers' address of probation, https or not."""
    trusted_proxies: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = ()
    """Addresses or networks of Oralu's own proxies, with commas between: from there alone X-Forwarded-For tells a client's address."""
    searches_of_an_account: int = Field(default=60, ge=1)
    """Searches of one account on one page at once; one more each two seconds."""
    exports_of_an_account: int = Field(default=20, ge=1)
    """Files of one kind that one account may have at once; one more each three minutes."""
    timezone: str = "Asia/Almaty"
    clock_offset_seconds: float = 0

    resend_after_seconds: float = Field(default=20, gt=0)
    sweep_seconds: float = Field(default=5, gt=0)
    alert_after_attempts: int = Field(default=8, ge=1)
    messages_kept_days: int = Field(default=30, ge=1)
    """How long rows of messages that arrived are kept, in the outbox and in the inbox."""

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _separated_by_commas(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @property
    def secure(self) -> bool:
        """Whether cookies are sent only over TLS, and browsers are told to use it."""
        return self.probation_url.startswith("https://") if self.cookie_secure is None else self.cookie_secure

    def role_dsn(self, role: str) -> str:
        """The database's address for one service's role. "owner" is the address as it is set.

        With ORALU_ROLE_SECRET each role has a password derived from it; without it, the server must trust the socket.
        """
        if role == "owner":
            return self.database_url
        parts = urlsplit(self.database_url)
        secret = self.role_password(role)
        user = f"{quote(role)}:{secret}" if secret else quote(role)
        return urlunsplit(parts._replace(netloc=f"{user}@{parts.netloc.rpartition('@')[2]}"))

    def role_password(self, role: str) -> str | None:
        """The role's password, or None where the server trusts the socket."""
        if self.role_secret is None:
            return None
        return hmac.new(self.role_secret.get_secret_value().encode(), f"oralu role {role}".encode(), hashlib.sha256).hexdigest()


@lru_cache(maxsize=1)
def settings() -> OraluSettings:
    """The settings of this process. Tests that change the environment call `settings.cache_clear()`."""
    return OraluSettings()
