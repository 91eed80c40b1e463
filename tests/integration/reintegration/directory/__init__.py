"""The directory of providers."""
