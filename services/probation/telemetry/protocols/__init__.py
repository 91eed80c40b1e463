"""One decoder a wire format: pure, bytes to frames."""
