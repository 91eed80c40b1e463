"""Who acts where nobody does: the service itself."""

from shared.actors import system

BY = system("biometrics")
