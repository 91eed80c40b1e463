"""The accounts of vendors at an MQTT broker, as the two files that Mosquitto reads (docs/mqtt-broker.md)."""
