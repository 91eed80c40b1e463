"""Detached electronic signatures (ЭЦП): what NCALayer answers, and who verifies it."""
