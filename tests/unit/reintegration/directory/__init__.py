"""Rules of the directory of providers."""
