"""The officer's queue."""
