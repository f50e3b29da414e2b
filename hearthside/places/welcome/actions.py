from typing import Any

from django.db import transaction

from hearthside.care.contributions.registry import wrap
from hearthside.care.guidelines.actions import agree
from hearthside.care.intake.actions import Assessment, assess
from hearthside.care.moderation.actions import open_item
from hearthside.care.moderation.models import Ability, Why
from hearthside.care.moderation.queries import in_force_on
from hearthside.care.moderation.rules import may_do
from hearthside.care.rota.rules import may_join_community
from hearthside.care.safety.actions import keep_former_words_of
from hearthside.foundation.verdicts import require
from hearthside.people.members import actions as members
from hearthside.people.members.models import Member, Standing
from hearthside.people.members.rules import clean_name

from . import rules


@transaction.atomic
def join(name: str, passphrase: str, age_band: str, language: str = "en") -> Member:
    """Become a member who has agreed to the guidelines.

    Raises:
        Refused: while nobody is on call, below the minimum age, or for a name that may not be used.
    """
    require(may_join_community())
    require(rules.may_have_age(age_band))
    require(rules.may_be_called(clean_name(name)))
    member = members.join(name, passphrase, age_band, language=language)
    agree(member)
    _show_when_assessed(member)
    return member


@transaction.atomic
def rename(member: Member, name: str) -> None:
    """Take another name, read before anybody else can.

    Raises:
        Refused: when it may not be used or is taken.
    """
    name = clean_name(name)
    require(may_do(member, Ability.PROFILE))
    require(rules.may_be_called(name))
    require(rules.may_take_again(member, name))
    was_hidden = bool(member.held_name)
    keep_former_words_of(wrap(member))
    members.rename(member, name)
    if was_hidden:  # a moderator hid the name before this one, so one looks at this
        open_item(wrap(member), Why.PRE_MODERATED)


@transaction.atomic
def describe_oneself(member: Member, pronouns: str, about: str) -> Assessment | None:
    """New pronouns and words about oneself; held back from others while somebody must look first."""
    if (pronouns, about) == (member.pronouns, member.about):
        return None
    require(may_do(member, Ability.PROFILE))
    was_hidden = member.standing == Standing.HIDDEN or bool(in_force_on("members.member", member.pk))
    keep_former_words_of(wrap(member))
    members.change_profile(member, pronouns, about)
    answer = _show_when_assessed(member)
    if was_hidden and not answer.should_hold:  # a moderator hid the words before these, so one reads these first
        members.hold_profile(member)
        open_item(wrap(member), Why.PRE_MODERATED)
    return answer


def keep_choices(member: Member, choices: dict[str, Any]) -> None:
    """What somebody chose on one screen of the guided start or of the settings."""
    if "warnings" in choices:
        members.choose_warnings(member, choices["warnings"])
    else:
        members.change_preferences(member, **choices)


def _show_when_assessed(member: Member) -> Assessment:
    answer = assess(member, newcomer=rules.is_new(member))
    if answer.should_hold:
        members.hold_profile(member)
    else:
        members.show_profile(member)
    return answer
