"""Settings from the environment, read once: `settings()`. Every variable starts with ORALU_."""

import hashlib
import hmac
import os
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote, urlsplit, urlunsplit

from pydantic import Field, SecretStr, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from shared.process_secrets import FILE_SETTING, NoSecrets, read_secrets
from shared.values import JsonObject


class OraluSettings(BaseSettings):
    """Settings that every process shares; a service adds its own in a subclass (services/<s>/settings.py)."""

    model_config = SettingsConfigDict(env_prefix="ORALU_", frozen=True, extra="ignore")

    database_url: str = "postgresql://postgres@127.0.0.1:5432/oralu"
    """The owner's address, for `oralu` alone."""
    database_urls: dict[str, SecretStr] | None = None
    """A process's own addresses, by role; they stand in its file of secrets."""
    secrets_file: Path | None = None
    """The file of this process's secrets (shared/process_secrets.py)."""
    statement_cache: int = Field(default=100, ge=0)
    """Prepared statements that a connection to the database keeps; 0 behind a pooler in transaction mode that forgets them."""
    redis_url: str = "redis://127.0.0.1:6379/0"
    state_dir: Path = Field(default_factory=lambda: Path.home() / ".local" / "state" / "oralu")
    master_key: SecretStr | None = None
    master_key_file: Path | None = None
    role_secret: SecretStr | None = None
    role_secret_file: Path | None = None

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

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic's signature
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic's signature
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment, then the file of this process's secrets."""
        return init_settings, env_settings, _FromSecretsFile(settings_cls)

    @property
    def secure(self) -> bool:
        """Whether cookies are sent only over TLS, and browsers are told to use it."""
        return self.probation_url.startswith("https://") if self.cookie_secure is None else self.cookie_secure

    def role_dsn(self, role: str) -> str:
        """The database's address for one service's role. Raises NoSecrets if this process has none for it.

        A process has the addresses in its file of secrets and no other. `oralu`, which has the owner's address, derives those of the roles
        from it: with ORALU_ROLE_SECRET each role has a password derived from that, without it the server must trust its clients.
        """
        if self.database_urls is not None:
            if role not in self.database_urls:
                raise NoSecrets(f"This process has no address of the database for the role {role}; its file is {self.secrets_file}.")
            return self.database_urls[role].get_secret_value()
        if role == "owner":
            return self.database_url
        parts = urlsplit(self.database_url)
        secret = self.role_password(role)
        user = f"{quote(role)}:{secret}" if secret else quote(role)
        return urlunsplit(parts._replace(netloc=f"{user}@{parts.netloc.rpartition('@')[2]}"))

    def role_password(self, role: str) -> str | None:
        """The role's password, or None where the server trusts its clients."""
        secret = self.role_secret.get_secret_value() if self.role_secret else self._kept_role_secret()
        if not secret:
            return None
        return hmac.new(secret.encode(), f"oralu role {role}".encode(), hashlib.sha256).hexdigest()

    def _kept_role_secret(self) -> str | None:
        return self.role_secret_file.read_text().strip() if self.role_secret_file else None


class _FromSecretsFile(PydanticBaseSettingsSource):
    """The settings that stand in the process's file of secrets, by the names of their fields."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:  # noqa: ARG002 - pydantic's signature
        return self().get(field_name), field_name, False

    def __call__(self) -> JsonObject:
        file = os.environ.get(FILE_SETTING)
        found = read_secrets(Path(file)).settings if file else {}
        return {name: value for name, value in found.items() if name in self.settings_cls.model_fields}


@lru_cache(maxsize=1)
def settings() -> OraluSettings:
    """The settings of this process. Tests that change the environment call `settings.cache_clear()`."""
    return OraluSettings()
