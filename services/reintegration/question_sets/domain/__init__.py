"""Drafts of question sets: their states, what every set has, how two differ, how a draft is changed. Pure."""
