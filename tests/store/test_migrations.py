"""Migrations: what they make is what `laut.store.tables` says, and they cost nothing where there is nothing to do."""

import subprocess
import sys
from typing import Any

import pytest
from sqlalchemy import insert, inspect, text

from laut.errors import StoreError
from laut.store import Store, open_store, stores, tables
from laut.store.rows import actor_row, article_row, statement_row
from laut.stories.keeping import keep
from tests.store.hand import article, counts, put, rows, told


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


def test_a_store_of_the_first_schema_is_filled_up(fresh_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import command

    upgrade = command.upgrade
    with monkeypatch.context() as patched:
        patched.setattr(stores, "SCHEMA", "0001")
        patched.setattr(command, "upgrade", lambda config, _: upgrade(config, "0001"))
        open_store(fresh_url).close()
        with open_store(fresh_url) as store, store.writing() as writer:
            agencies = {"dpa": (1, ["dpa", "afp"]), "none": (1, []), "epd": (2, ["epd"]), "afp": (2, ["afp"]), "own": (3, [])}
            writer.connection.execute(text("INSERT INTO families (no, key) VALUES (1, 'a'), (2, 'b'), (3, 'c')"))
            for no, (id, (family, credited)) in enumerate(agencies.items(), start=1):
                row = article_row(article(id=id, agencies=tuple(credited)))
                known = {"no": no, "version": 1, "is_current": 1, "is_shown": 1, "stored_at": "2025-03-10"}
                writer.connection.execute(insert(tables.articles).values(**row | known))
                of = {"article": no, "family": family, "n_shingles": 0, "sketch": b""}
                writer.connection.execute(insert(tables.signatures).values(**of))
            connection = writer.connection
            said = statement_row(told().statements[0], {}, "2025-03-10", told().article.text)
            connection.execute(insert(tables.statements).values(no=1, article=1, **said))
            connection.execute(insert(tables.actors).values(no=1, **actor_row(told().actors[0])))
            connection.execute(text("INSERT INTO speakers (statement, actor) VALUES (1, 1)"))
    with open_store(fresh_url) as store:
        assert rows(store, "speakers", "statement", "actor", "day") == [(1, 1, "2025-03-10")]
        assert rows(store, "families", "key", "agency", "cluster") == [("a", "dpa", None), ("b", "afp", 2), ("c", None, None)]


def test_slots_are_made_anew(fresh_url: str) -> None:
    with open_store(fresh_url) as store:
        list(keep(store, [told(), told("a-2", published="2024-02-29")]))
        before = sorted(rows(store, "slots", "slot", "event"))
        with store.writing() as writer:
            writer.connection.execute(text("UPDATE slots SET slot = -slot"))
            writer.connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))
    with open_store(fresh_url) as store:
        assert sorted(rows(store, "slots", "slot", "event")) == before != []
