"""Bracelets that speak MQTT: through a broker, or to the gateway itself."""
