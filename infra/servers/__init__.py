"""The servers that this machine runs by itself: PostgreSQL, Redis, an MQTT broker, and the processes of Oralu."""
