"""Rules of biometrics, pure: they take `now` and touch nothing."""
