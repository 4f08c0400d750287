"""Keeping articles, records and refusals: SQLite by default, PostgreSQL as a server. What `laut.stories` makes of them lies beside."""

from laut.store.stores import Store, open_store

__all__ = ["Store", "open_store"]
