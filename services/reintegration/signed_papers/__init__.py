"""Photographs and scans of the papers that people signed: a consent, or that they take it back."""
