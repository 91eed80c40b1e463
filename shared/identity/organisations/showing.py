"""The page with a password and the key of a second factor: shown this once, kept nowhere."""

from typing import Protocol

import pyotp
import segno
from litestar.response import Template

from shared.web.pages import page
from shared.web.request import Web


class Named(Protocol):
    """Whose secrets they are."""

    @property
    def login(self) -> str: ...

    @property
    def name(self) -> str: ...


def secrets_page(request: Web, account: Named, password: str, secret: str, *, back: tuple[str, str]) -> Template:
    """Both secrets; the picture is for an authenticator's camera. `back`: address and words of the link that leads on."""
    picture = segno.make(pyotp.TOTP(secret).provisioning_uri(name=account.login, issuer_name="Oralu"), error="m").svg_data_uri(scale=5)
    return page(request, "admin_account_secrets.html", account=account, password=password, secret=secret, picture=picture, back=back)
