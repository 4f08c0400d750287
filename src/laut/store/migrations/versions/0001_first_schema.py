"""The first schema."""

import sqlalchemy as sa
from alembic import context, op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table; the full text is each engine's own."""
    op.create_table(
        "actors",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("wikidata", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_actors")),
        sa.UniqueConstraint("key", name=op.f("uq_actors_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_actors_country"), "actors", ["country"], unique=False)
    op.create_table(
        "articles",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("previous", sa.Integer(), nullable=True),
        sa.Column("is_current", sa.Integer(), nullable=False),
        sa.Column("is_shown", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("embargo", sa.Text(), nullable=True),
        sa.Column("rights", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("agencies", sa.JSON(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("stored_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["previous"], ["articles.no"], name=op.f("fk_articles_previous"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_articles")),
        sa.UniqueConstraint("id", "version", name=op.f("uq_articles_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_articles_day"), "articles", ["day"], unique=False)
    op.create_index(op.f("ix_articles_id"), "articles", ["id"], unique=False)
    op.create_index(op.f("ix_articles_previous"), "articles", ["previous"], unique=False)
    op.create_index(op.f("ix_articles_sha256"), "articles", ["sha256"], unique=False)
    op.create_table(
        "families",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_families")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_families_key"), "families", ["key"], unique=False)
    op.create_table(
        "happenings",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("n_events", sa.Integer(), nullable=False),
        sa.Column("n_families", sa.Integer(), nullable=False),
        sa.Column("n_sources", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_happenings")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_happenings_first_day"), "happenings", ["first_day"], unique=False)
    op.create_index(op.f("ix_happenings_key"), "happenings", ["key"], unique=False)
    op.create_index(op.f("ix_happenings_n_sources"), "happenings", ["n_sources"], unique=False)
    op.create_index(op.f("ix_happenings_state"), "happenings", ["state"], unique=False)
    op.create_index(op.f("ix_happenings_type"), "happenings", ["type"], unique=False)
    op.create_table(
        "refusals",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_refusals")),
        sa.UniqueConstraint("key", name=op.f("uq_refusals_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "appearances",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("root", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("sectors", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.no"], name=op.f("fk_appearances_actor"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["article"], ["articles.no"], name=op.f("fk_appearances_article"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "actor_id", name=op.f("pk_appearances")),
    )
    op.create_index(op.f("ix_appearances_actor"), "appearances", ["actor"], unique=False)
    op.create_index(op.f("ix_appearances_root"), "appearances", ["root"], unique=False)
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.no"], name=op.f("fk_bands_article"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("band", "article", name=op.f("pk_bands")),
    )
    op.create_index(op.f("ix_bands_article"), "bands", ["article"], unique=False)
    op.create_table(
        "events",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("modes", sa.JSON(), nullable=False),
        sa.Column("contexts", sa.JSON(), nullable=False),
        sa.Column("auxiliary", sa.Text(), nullable=False),
        sa.Column("edtf", sa.Text(), nullable=True),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=True),
        sa.Column("happening", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["articles.no"], name=op.f("fk_events_article"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["happening"], ["happenings.no"], name=op.f("fk_events_happening"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_events")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_events_article"), "events", ["article"], unique=False)
    op.create_index(op.f("ix_events_day"), "events", ["day"], unique=False)
    op.create_index(op.f("ix_events_happening"), "events", ["happening"], unique=False)
    op.create_index("ix_events_type_day", "events", ["type", "day"], unique=False)
    op.create_table(
        "names",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.no"], name=op.f("fk_names_actor"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("word", "actor", name=op.f("pk_names")),
    )
    op.create_index(op.f("ix_names_actor"), "names", ["actor"], unique=False)
    op.create_table(
        "records",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("laut", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("kb", sa.Text(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.no"], name=op.f("fk_records_article"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_records")),
    )
    op.create_index(op.f("ix_records_model"), "records", ["model"], unique=False)
    op.create_table(
        "signatures",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("family", sa.Integer(), nullable=True),
        sa.Column("n_shingles", sa.Integer(), nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.no"], name=op.f("fk_signatures_article"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["family"], ["families.no"], name=op.f("fk_signatures_family"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_signatures")),
    )
    op.create_index(op.f("ix_signatures_family"), "signatures", ["family"], unique=False)
    op.create_table(
        "statements",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["articles.no"], name=op.f("fk_statements_article"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_statements")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_statements_article"), "statements", ["article"], unique=False)
    op.create_index(op.f("ix_statements_day"), "statements", ["day"], unique=False)
    op.create_index(op.f("ix_statements_wording"), "statements", ["wording"], unique=False)
    op.create_table(
        "attributions",
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=True),
        sa.Column("root", sa.Text(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("factuality", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.no"], name=op.f("fk_attributions_actor"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["event"], ["events.no"], name=op.f("fk_attributions_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "n", name=op.f("pk_attributions")),
    )
    op.create_index(op.f("ix_attributions_actor"), "attributions", ["actor"], unique=False)
    op.create_table(
        "participants",
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("root", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.no"], name=op.f("fk_participants_actor"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["event"], ["events.no"], name=op.f("fk_participants_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "role", "actor", name=op.f("pk_participants")),
    )
    op.create_index(op.f("ix_participants_actor"), "participants", ["actor"], unique=False)
    op.create_table(
        "slots",
        sa.Column("slot", sa.BigInteger(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.no"], name=op.f("fk_slots_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("slot", "event", name=op.f("pk_slots")),
    )
    op.create_index(op.f("ix_slots_event"), "slots", ["event"], unique=False)
    op.create_table(
        "speakers",
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.no"], name=op.f("fk_speakers_actor"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["statement"], ["statements.no"], name=op.f("fk_speakers_statement"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("statement", "actor", name=op.f("pk_speakers")),
    )
    op.create_index(op.f("ix_speakers_actor"), "speakers", ["actor"], unique=False)
    context.config.attributes["full_text"].create(op.get_bind())
