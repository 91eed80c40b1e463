"""The parameters of fixtures that open services."""

from collections.abc import Awaitable, Callable

import httpx

ClientFor = Callable[[str], Awaitable[httpx.AsyncClient]]
"""`await client_for("probation")`"""
SignedIn = Callable[[str, str], Awaitable[httpx.AsyncClient]]
"""`await signed_in("probation", "officer")`"""
ClientFrom = Callable[[str], Awaitable[httpx.AsyncClient]]
"""`await client_from("10.1.2.3")`: a browser at that address."""
