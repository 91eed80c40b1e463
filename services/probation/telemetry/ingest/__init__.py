"""Receiving reports of devices."""
