"""Who acts where nobody does: the service itself."""

from shared.identity.actors import system

BY = system("biometrics")
