"""Finding a provider for a need."""
