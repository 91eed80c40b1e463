"""Somebody without a registration comes to the desk: a worker opens their case, after a look at who may be the same person."""
