"""The queue of the worker that runs the face engine."""

QUEUE = "oralu:biometrics-faces"
