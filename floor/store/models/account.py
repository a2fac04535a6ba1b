"""Who may sign in, who has, and who tried."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from floor.store.models.base import Base


class Account(Base, table=True):
    """Somebody who may sign in. `name_key` is the name as it is looked up; without a hash there is no password yet."""

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint("role in ('agent', 'lead', 'manager', 'administrator')", name="known_role"),
        UniqueConstraint("oidc_issuer", "oidc_subject", name="uq_account_oidc"),
    )

    id: int = Field(default=None, primary_key=True)
    name: str
    name_key: str = Field(unique=True)
    role: str
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    password_hash: str | None = None
    oidc_issuer: str | None = None
    oidc_subject: str | None = None
    created_at: datetime
    disabled_at: datetime | None = None


class SignIn(Base, table=True):
    """One session on one device. The token itself is only in its cookie; here is its SHA-256."""

    __tablename__ = "sign_in"
    __table_args__ = (CheckConstraint("how in ('password', 'oidc')", name="known_way"),)

    id: int = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    how: str
    created_at: datetime
    seen_at: datetime
    ended_at: datetime | None = None
    address: str = ""
    device: str = ""


class SignInAttempt(Base, table=True):
    """A try to sign in or to use a code, noted before its password is looked at, so that parallel tries all count."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = (CheckConstraint("outcome in ('pending', 'failed', 'passed')", name="known_outcome"),)

    id: int = Field(default=None, primary_key=True)
    name_key: str = Field(index=True)
    address: str = Field(index=True)
    tried_at: datetime = Field(index=True)
    outcome: str = "pending"


class OneTimeLink(Base, table=True):
    """A code that works once: to make the first administrator, or to choose a password. Kept as its SHA-256."""

    __tablename__ = "one_time_link"
    __table_args__ = (CheckConstraint("purpose in ('first_run', 'password')", name="known_purpose"),)

    id: int = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True)
    purpose: str
    account_id: int | None = Field(default=None, foreign_key="account.id", index=True)
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
