"""The law's data in biometrics: the legal calendar and our own figures, which all services share."""
