"""Migrations: what they make is what `laut.store.tables` says, and they cost nothing where there is nothing to do."""

import subprocess
import sys
from typing import Any

import pytest
from sqlalchemy import inspect

from laut.errors import StoreError
from laut.store import Store, open_store, stores, tables
from tests.store.hand import counts, put, told


def ours(object_: Any, name: str | None, type_: str, reflected: bool, compare_to: Any) -> bool:
    """Whether a table is the same on both engines: the full text is each engine's own."""
    return not (type_ == "table" and (name or "").startswith("texts"))


def test_the_migrated_schema_is_that_of_the_tables(fresh_url: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with open_store(fresh_url) as store, store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, tables.metadata) == []


def test_the_migrated_foreign_keys_are_those_of_the_tables(fresh_url: str) -> None:
    """What goes with a row, and what is only let go, Alembic does not compare in SQLite."""
    with open_store(fresh_url) as store, store.reading() as connection:
        inspector = inspect(connection)
        made = {
            (name, key["constrained_columns"][0], key["referred_table"], key["options"].get("ondelete"))
            for name in tables.metadata.tables
            for key in inspector.get_foreign_keys(name)
        }
    said = {
        (name, key.parent.name, key.column.table.name, key.ondelete)
        for name, t in tables.metadata.tables.items()
        for key in t.foreign_keys
    }
    assert made == said


def test_the_newest_migration_is_the_one_the_store_asks_for() -> None:
    from pathlib import Path

    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(stores.__file__).with_name("migrations")))
    assert ScriptDirectory.from_config(config).get_heads() == [stores.SCHEMA]


def test_alembic_is_not_imported_when_the_schema_is_up_to_date(url: str) -> None:
    code = "import sys; from laut.store import open_store; open_store(sys.argv[1]).close(); sys.exit('alembic' in sys.modules)"
    subprocess.run([sys.executable, "-c", code, url], check=True, timeout=300)


def test_opening_anew_changes_nothing(store: Store, url: str) -> None:
    put(store, told())
    before = counts(store)
    open_store(url).close()
    assert counts(store) == before


def test_a_migration_that_fails_leaves_nothing(fresh_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The full text comes last: all tables are made by then."""

    def fail(_: Any, connection: Any) -> None:
        connection.exec_driver_sql("SELECT * FROM nirgends")

    with monkeypatch.context() as patched:
        patched.setattr("laut.store.sqlite.SqliteText.create", fail)
        patched.setattr("laut.store.postgres.PostgresText.create", fail)
        with pytest.raises(StoreError, match="nirgends"):
            open_store(fresh_url)
    with open_store(fresh_url) as store:
        assert counts(store) == {}
