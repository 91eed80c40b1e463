"""Who works with Oralu: staff accounts, their sessions, kiosks and the clients of the telemetry interface."""
