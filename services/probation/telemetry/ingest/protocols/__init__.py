"""What devices speak over TCP and MQTT."""
