"""How good alerts are."""
