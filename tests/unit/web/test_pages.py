"""Where a page may redirect to."""

import pytest

from shared.web.pages import local_path


@pytest.mark.parametrize("address", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", None, "/a\nb"])
def test_an_address_elsewhere_is_not_followed(address: str | None) -> None:
    assert local_path(address) == "/"


def test_a_path_of_this_service_is_followed() -> None:
    assert local_path("/people/1?tab=2") == "/people/1?tab=2"
