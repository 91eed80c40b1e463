"""Messages between the services: typed, versioned, with only what the receiver needs."""

from shared.messages import biometrics, explanations, law, merging, probation, reintegration
from shared.messages.base import Envelope, Message, UnknownMessage, message_class

__all__ = [
    "Envelope", "Message", "UnknownMessage", "biometrics", "explanations", "law", "merging", "message_class", "probation", "reintegration",
]  # fmt: skip
