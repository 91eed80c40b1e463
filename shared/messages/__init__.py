"""What the services tell each other: typed, versioned, carrying the least that the receiver needs."""

from shared.messages import biometrics, probation, reintegration
from shared.messages.base import Envelope, Message, UnknownMessage, message_class

__all__ = ["Envelope", "Message", "UnknownMessage", "biometrics", "message_class", "probation", "reintegration"]
