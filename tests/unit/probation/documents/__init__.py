"""Outgoing documents: contents, states, papers, signatures."""
