"""The protocols of devices over TCP and MQTT."""
