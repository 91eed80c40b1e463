"""The register of devices."""
