"""The actor when no person acts: the service itself."""

from shared.actors import system

BY = system("biometrics")
