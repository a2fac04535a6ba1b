"""The tables of the records, one subject a file; imported together so that the migrations see them all."""

from floor.store.models.account import Account, OneTimeLink, SignIn, SignInAttempt
from floor.store.models.audit_entry import AuditEntry, AuditHead
from floor.store.models.base import Base
from floor.store.models.calendar import Absence, SpecialDayRecord, TeamHours, WorkWeek
from floor.store.models.person import DialerId, Membership, Person, Team
from floor.store.models.setting import Setting
from floor.store.models.target import Goal, Talk, TargetRecord
from floor.store.models.wall_link import WallLink

__all__ = [
    "Absence",
    "Account",
    "AuditEntry",
    "AuditHead",
    "Base",
    "DialerId",
    "Goal",
    "Membership",
    "OneTimeLink",
    "Person",
    "Setting",
    "SignIn",
    "SignInAttempt",
    "SpecialDayRecord",
    "Talk",
    "TargetRecord",
    "Team",
    "TeamHours",
    "WallLink",
    "WorkWeek",
]
