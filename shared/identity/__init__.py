"""Who works with Oralu: staff accounts, their sessions, and kiosks."""
