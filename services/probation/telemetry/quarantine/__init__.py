"""Frames that were not authenticated as their device demands: a page that shows them, and what becomes of them."""
