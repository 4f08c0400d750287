"""Families know their agency and which others they hang together with; who is forgotten is remembered; speakers have days."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the columns and the table, and fill them from what is there."""
    _families()
    _speakers()
    op.create_table(
        "forgotten",
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_forgotten")),
    )


def _families() -> None:
    """Give families their agency; one in which several are credited is taken apart when it is next touched."""
    op.add_column("families", sa.Column("agency", sa.Text(), nullable=True))
    op.add_column("families", sa.Column("cluster", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_families_cluster"), "families", ["cluster"], unique=False)
    families, signatures, articles = (
        sa.table("families", sa.column("no"), sa.column("agency"), sa.column("cluster")),
        sa.table("signatures", sa.column("article"), sa.column("family")),
        sa.table("articles", sa.column("no"), sa.column("agencies", sa.JSON())),
    )
    agency = articles.c.agencies[0].as_string()
    of_family = signatures.c.family == families.c.no
    credited = sa.select(sa.func.min(agency)).join_from(signatures, articles, signatures.c.article == articles.c.no)
    op.execute(families.update().values(agency=credited.where(of_family).scalar_subquery()))
    number = sa.func.count(agency.distinct())
    several = sa.select(number).join_from(signatures, articles, signatures.c.article == articles.c.no)
    op.execute(families.update().where(several.where(of_family).scalar_subquery() > 1).values(cluster=families.c.no))


def _speakers() -> None:
    op.add_column("speakers", sa.Column("day", sa.Text(), nullable=True))
    speakers, statements = (
        sa.table("speakers", sa.column("statement"), sa.column("day")),
        sa.table("statements", sa.column("no"), sa.column("day")),
    )
    day = sa.select(statements.c.day).where(statements.c.no == speakers.c.statement)
    op.execute(speakers.update().values(day=day.scalar_subquery()))
    op.drop_index(op.f("ix_speakers_actor"), table_name="speakers")
    op.create_index("ix_speakers_actor_day", "speakers", ["actor", "day"], unique=False)
