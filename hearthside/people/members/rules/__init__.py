"""Who may do what, and what somebody may be called."""

from hearthside.people.accounts.rules import judge_passphrase

from .countries import countries, country_name, is_country, only_zone_of
from .names import clean_name, is_invented, judge_name, key_of, suggest_names
from .roles import DESK_ROLES, WHAT_ROLES_DO, may_block, may_grant_role, may_use_desk, may_withdraw_role

__all__ = [
    "DESK_ROLES",
    "WHAT_ROLES_DO",
    "clean_name",
    "countries",
    "country_name",
    "is_country",
    "is_invented",
    "judge_name",
    "judge_passphrase",
    "key_of",
    "may_block",
    "may_grant_role",
    "may_use_desk",
    "may_withdraw_role",
    "only_zone_of",
    "suggest_names",
]
