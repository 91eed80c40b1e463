"""Mentors: agreed by the person and the mentor, with a log of what they did together and the hours that it took."""
