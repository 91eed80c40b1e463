"""Where Piccolo finds the owner's engine (migrations only; the service itself runs under its own role)."""

from piccolo.conf.apps import AppRegistry

from shared.db.engine import engine

DB = engine("owner")
APP_REGISTRY = AppRegistry(apps=["services.reintegration.piccolo_app"])
