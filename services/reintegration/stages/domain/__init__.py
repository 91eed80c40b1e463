"""Stages and their tasks, counted and moved without a database."""
