"""The case card's code, as a person types it or a scanner sends it."""


def normal_code(text: str) -> str:
    """Without the spaces and dashes that make a printed code readable, in capitals."""
    return "".join(sign for sign in text.upper() if sign.isalnum())
