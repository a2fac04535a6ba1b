"""Working days, targets, own goals and talks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KNOWN_SPAN = "span in ('day', 'week', 'month', 'own')"
IN_ORDER = "day_to is null or day_to >= day_from"
OWN_PERIOD = "(span = 'own') = (period_to is not null) and (period_to is null or period_to >= day_from)"


def upgrade() -> None:
    """Make the tables."""
    _calendar()
    _targets()
    _goals()


def _calendar() -> None:
    """Which days are worked, and who is away."""
    op.create_table(
        "special_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("share", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind in ('holiday', 'half_day', 'excluded', 'extra')", name=op.f("ck_special_day_known_kind")
        ),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_special_day")),
    )
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day_from", sa.Date(), nullable=False),
        sa.Column("day_to", sa.Date(), nullable=False),
        sa.Column("share", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("day_to >= day_from", name=op.f("ck_absence_in_order")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_absence_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    op.create_index(op.f("ix_absence_person_id"), "absence", ["person_id"], unique=False)
    op.create_table(
        "work_week",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day_from", sa.Date(), nullable=False),
        sa.Column("week", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_work_week_person_id")),
        sa.PrimaryKeyConstraint("person_id", "day_from", name=op.f("pk_work_week")),
    )
    op.create_table(
        "team_hours",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("day_from", sa.Date(), nullable=False),
        sa.Column("opens_at", sa.String(), nullable=False),
        sa.Column("closes_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_hours_team_id")),
        sa.PrimaryKeyConstraint("team_id", "day_from", name=op.f("pk_team_hours")),
    )


def _targets() -> None:
    """What is expected of whom."""
    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("whom", sa.String(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column("span", sa.String(), nullable=False),
        sa.Column("figure", sa.String(), nullable=False),
        sa.Column("day_from", sa.Date(), nullable=False),
        sa.Column("day_to", sa.Date(), nullable=True),
        sa.Column("period_to", sa.Date(), nullable=True),
        sa.Column("exact", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.CheckConstraint("whom in ('floor', 'team', 'level', 'person')", name=op.f("ck_target_known_whom")),
        sa.CheckConstraint(KNOWN_SPAN, name=op.f("ck_target_known_span")),
        sa.CheckConstraint(IN_ORDER, name=op.f("ck_target_in_order")),
        sa.CheckConstraint(OWN_PERIOD, name=op.f("ck_target_own_period")),
        sa.CheckConstraint("(whom = 'team') = (team_id is not null)", name=op.f("ck_target_of_a_team")),
        sa.CheckConstraint("(whom = 'person') = (person_id is not null)", name=op.f("ck_target_of_a_person")),
        sa.CheckConstraint("(whom = 'level') = (level <> '')", name=op.f("ck_target_of_a_level")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_target_team_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_target_person_id")),
        sa.ForeignKeyConstraint(["created_by"], ["account.id"], name=op.f("fk_target_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
    )
    op.create_index(op.f("ix_target_team_id"), "target", ["team_id"], unique=False)
    op.create_index(op.f("ix_target_person_id"), "target", ["person_id"], unique=False)


def _goals() -> None:
    """What people want of themselves, and what was said of it."""
    op.create_table(
        "goal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column("span", sa.String(), nullable=False),
        sa.Column("figure", sa.String(), nullable=False),
        sa.Column("day_from", sa.Date(), nullable=False),
        sa.Column("day_to", sa.Date(), nullable=True),
        sa.Column("on_wall", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("span in ('day', 'week', 'month')", name=op.f("ck_goal_known_span")),
        sa.CheckConstraint(IN_ORDER, name=op.f("ck_goal_in_order")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_goal_person_id")),
        sa.ForeignKeyConstraint(["answered_by"], ["account.id"], name=op.f("fk_goal_answered_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
    )
    op.create_index(op.f("ix_goal_person_id"), "goal", ["person_id"], unique=False)
    op.create_table(
        "talk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("next_day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_talk_person_id")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_talk_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk")),
    )
    op.create_index(op.f("ix_talk_person_id"), "talk", ["person_id"], unique=False)
