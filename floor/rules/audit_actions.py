"""What the audit's keys are called on screens: one catalogue of the deeds, and of what they change."""

from collections.abc import Mapping

ACTIONS: Mapping[str, str] = {
    "sign_in": "Sign in",
    "sign_in_throttled": "Too many tries to sign in",
    "sign_out": "Sign out",
    "sign_out_everywhere": "Sign out everywhere",
    "choose_password": "Choose a password",
    "change_password": "Change one's own password",
    "bind_identity": "Bind an account to the company's sign-in",
    "make_first_run_code": "Make the code for the first administrator",
    "make_first_administrator": "Make the first administrator",
    "make_sample_accounts": "Make the accounts of the sample floor",
    "make_account": "Make an account",
    "change_role": "Change a role",
    "link_person": "Say whose account it is",
    "disable_account": "Disable an account",
    "enable_account": "Enable an account",
    "end_sessions": "End the sessions of an account",
    "new_password_link": "Make a link to choose a password",
    "upload_log": "Upload a log",
    "undo_load": "Take back a load",
    "import_people": "Load a people file",
    "accept_drift": "Load a file that differs from the earlier ones",
    "edit_person": "Edit a person",
    "move_person": "Move a person to a team",
    "name_agent": "Say who an unknown agent is",
    "rename_team": "Rename a team",
    "set_left": "Note that a person has left",
    "make_wall_link": "Make a wall link",
    "revoke_wall_link": "Revoke a wall link",
    "save_format": "Keep a log format",
    "look": "Look",
    "export": "Take rows along as a file",
}
"""Key to words. A deed that was done or refused: so no tense. A test holds that every action of the program is here."""

PERMISSIONS: Mapping[str, str] = {
    "see_boards": "the boards",
    "see_open_matters": "open matters",
    "see_orders": "orders",
    "see_pay": "pay",
    "see_progress": "progress",
    "set_goals": "own goals",
    "set_targets": "targets",
    "set_calendar": "the calendar",
    "manage_logs": "logs",
    "manage_people": "people",
    "manage_accounts": "accounts",
    "manage_walls": "walls",
    "see_audit": "the audit",
}
"""What a right is about, as the subject of a refusal."""

FIELDS: Mapping[str, str] = {
    "accounts": "accounts",
    "agent_ids": "dialer ids",
    "boards": "boards",
    "day": "day",
    "day_from": "from",
    "day_to": "to",
    "display_name": "display name",
    "email": "e-mail",
    "file": "file",
    "hire_date": "hired",
    "how": "how",
    "language": "language",
    "last_day": "last day",
    "load": "load",
    "format": "format",
    "left_date": "left",
    "level": "level",
    "name": "name",
    "only": "only",
    "person": "person",
    "reading": "read from",
    "rejected": "rows refused",
    "role": "role",
    "rows": "rows",
    "sign_in": "session",
    "status": "what became of it",
    "team": "team",
    "team_since": "in the team since",
    "theme": "theme",
    "what": "what",
    "why": "why",
}
"""What a value of an entry is called; one that is not here stands under its own key."""

VALUES: Mapping[str, Mapping[str, str]] = {
    "role": {"agent": "Agent", "lead": "Team lead", "manager": "Manager", "administrator": "Administrator"},
    "what": PERMISSIONS,
    "how": {"password": "password", "oidc": "company sign-in"},
}
"""Field to key to words, where a value is a key of ours; every other value is data and stands as it is."""
