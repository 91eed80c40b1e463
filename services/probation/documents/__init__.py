"""Outgoing documents: printed forms that are drafted from facts, decided by a human, numbered, printed, signed and served."""
