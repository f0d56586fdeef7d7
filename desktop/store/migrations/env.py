"""Where Alembic starts: on the connection that desktop.store.upgrading opened, in its transaction."""

from __future__ import annotations

from alembic import context

from desktop.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
