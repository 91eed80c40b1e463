"""Visits at home and at work with their акт, and the quarterly housing check of a minor."""
