"""Kinds of services by other directories, and the need that each stands for."""
