"""What Piccolo reads to migrate identity: as the owner of the database."""

from piccolo.conf.apps import AppRegistry

from shared.db.engine import engine

DB = engine("owner")
APP_REGISTRY = AppRegistry(apps=["shared.identity.piccolo_app"])
