"""The people whom biometrics knows, and their data keys."""
