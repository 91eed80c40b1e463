"""Rows of biometrics' schema."""

from typing import Any

Row = dict[str, Any]
"""Column: value."""
