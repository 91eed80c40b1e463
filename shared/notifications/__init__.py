"""Messages to people outside Oralu: one interface, and the adapters behind it (infra/adr/0053-one-gateway-for-notices.md)."""
