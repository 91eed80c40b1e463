"""What each value of the law is about, in words."""


def title_of(code: str) -> str:
    """What the value of this code is about."""
    return code
