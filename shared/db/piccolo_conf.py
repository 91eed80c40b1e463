"""Piccolo's configuration for all migrations together: the owner's engine, which connects only when used."""

from piccolo.conf.apps import AppRegistry

from shared.db.engine import engine

DB = engine("owner")
APP_REGISTRY = AppRegistry(apps=[])
