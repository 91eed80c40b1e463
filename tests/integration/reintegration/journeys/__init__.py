"""Whole stories over the pages: each step by a link or a form of the page before, as its role would do it."""
