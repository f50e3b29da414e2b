import secrets
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthside.foundation.audit.actions import record
from hearthside.foundation.events import publish
from hearthside.foundation.verdicts import Refused, no, require
from hearthside.people.accounts.actions import make_recovery_codes, open_account, remove_second_step, rename_account

from . import events, rules
from .models import AgeBand, Block, Member, Mute, Role, Standing
from .queries import free_names, is_name_free, is_referred_to
from .warnings import WARNINGS, Treatment

NO_ZONE_YET = "UTC"

TAKEN = no(gettext_lazy("Somebody here has this name, or one that looks like it. Please choose another."))
PREFERENCES = {"country", "language", "time_zone", "topics", "may_be_contacted_by", "is_findable"}


@transaction.atomic
def join(name: str, passphrase: str, age_band: str, *, is_demo: bool = False, **preferences: Any) -> Member:
    """Open an account and become a member. The caller has had the name assessed.

    Raises:
        Refused: when the name may not be used or is taken.
    """
    name = rules.clean_name(name)
    require(rules.judge_name(name))
    if not is_name_free(name):
        raise Refused(TAKEN)
    member = Member(name=name, name_key=rules.key_of(name), age_band=AgeBand(age_band), joined_at=timezone.now())
    member.avatar_seed = secrets.token_hex(8)
    _set_preferences(member, preferences)
    try:
        with transaction.atomic():
            member.account = open_account(name, passphrase, is_demo)
            member.save()
    except IntegrityError:  # two people chose it in the same moment
        raise Refused(TAKEN) from None
    publish(events.MemberJoined(member.pk))
    return member


def new_recovery_codes(member: Member) -> list[str]:
    """A new set for the member's account; the one before no longer works."""
    assert member.account is not None
    return make_recovery_codes(member.account)


@transaction.atomic
def rename(member: Member, name: str) -> None:
    """Take another name; it is also the one to log in with.

    Raises:
        Refused: when the name may not be used or is taken.
    """
    name = rules.clean_name(name)
    require(rules.judge_name(name))
    if not is_name_free(name, but_for=member):
        raise Refused(TAKEN)
    member.name, member.name_key, member.held_name = name, rules.key_of(name), ""
    try:
        with transaction.atomic():
            member.save(update_fields=("name", "name_key", "held_name"))
            if member.account:
                rename_account(member.account, name)
    except IntegrityError:
        raise Refused(TAKEN) from None
    publish(events.MemberRenamed(member.pk))


def change_profile(member: Member, pronouns: str, about: str) -> None:
    """New words about oneself, seen by nobody else until the caller had them assessed and calls `show_profile`."""
    member.pronouns, member.about, member.standing = pronouns, about, Standing.UNASSESSED
    member.save(update_fields=("pronouns", "about", "standing"))


def hold_profile(member: Member) -> None:
    _stand(member, Standing.HELD)


@transaction.atomic
def show_profile(member: Member) -> None:
    """Show the profile's words, and give back a name that was taken from view, if it is still free."""
    give_name_back(member)
    _stand(member, Standing.SHOWN)
    publish(events.ProfileShown(member.pk))


def give_name_back(member: Member) -> None:
    """A name that was taken from view, if it is still free."""
    if member.held_name and is_name_free(member.held_name, but_for=member):
        member.name, member.name_key = member.held_name, rules.key_of(member.held_name)
        member.held_name = ""
        member.save(update_fields=("name", "name_key", "held_name"))


@transaction.atomic
def hide_profile(member: Member) -> None:
    """By a moderator's decision: neither the words nor the name are seen by others; logging in works as before."""
    if not member.held_name:
        member.held_name, member.name = member.name, free_names(1)[0]
        member.name_key = rules.key_of(member.name)
        member.save(update_fields=("name", "name_key", "held_name"))
    _stand(member, Standing.HIDDEN)


def bound(member: Member, until: datetime | None) -> None:
    """Note until when decisions bound what somebody may do; None: nothing does any more."""
    member.bounded_until = until
    member.save(update_fields=("bounded_until",))
    publish(events.MemberBounded(member.pk))


def change_preferences(member: Member, **preferences: Any) -> None:
    """Country, language, time zone, topics, who may write to them, whether they can be found.

    Who names a country with one time zone, and never named a zone, sees hours as their own clock shows them.
    """
    if member.time_zone == NO_ZONE_YET and (zone := rules.only_zone_of(preferences.get("country", ""))):
        preferences = {"time_zone": zone, **preferences}
    _set_preferences(member, preferences)
    member.save(update_fields=tuple(preferences))


def choose_warnings(member: Member, choices: dict[str, str]) -> None:
    """What to do with each topic; folding is the default and is not stored."""
    member.warning_choices = {
        code: Treatment(choice).value
        for code, choice in choices.items()
        if code in WARNINGS and choice != Treatment.FOLD
    }
    member.save(update_fields=("warning_choices",))


def finish_onboarding(member: Member) -> None:
    if member.onboarded_at is None:
        member.onboarded_at = timezone.now()
        member.save(update_fields=("onboarded_at",))
        publish(events.MemberOnboarded(member.pk))


@transaction.atomic
def block(member: Member, other: Member) -> None:
    require(rules.may_block(member, other))
    _block, made = Block.objects.get_or_create(blocker=member, blocked=other)
    if made:
        publish(events.MemberBlocked(member.pk, other.pk))


def unblock(member: Member, other: Member) -> None:
    Block.objects.filter(blocker=member, blocked=other).delete()


@transaction.atomic
def mute(member: Member, other: Member) -> None:
    require(rules.may_block(member, other))
    _mute, made = Mute.objects.get_or_create(muter=member, muted=other)
    if made:
        publish(events.MemberMuted(member.pk, other.pk))


def unmute(member: Member, other: Member) -> None:
    Mute.objects.filter(muter=member, muted=other).delete()


def grant_role(operator: Member, member: Member, role: str) -> None:
    require(rules.may_grant_role(operator))
    _give(operator.pk, member, role)


def appoint_operator(member: Member) -> None:
    """From the machine itself (`hearthside` command), where no operator exists yet."""
    _give(None, member, Role.OPERATOR)


@transaction.atomic
def withdraw_role(operator: Member, member: Member, role: str) -> None:
    require(rules.may_withdraw_role(operator, member, role))
    if member.has_role(role):
        _set_roles(member, [known for known in member.role_names if known != role])
        record(operator.pk, f"role withdrawn: {Role(role)}", f"members.member:{member.pk}")
        publish(events.RoleWithdrawn(member.pk, role))


@transaction.atomic
def take_off_second_step(operator: Member, member: Member, reason: str) -> None:
    """For a member who lost their device and spare codes; the operator has made sure that it is them."""
    require(rules.may_grant_role(operator))
    if member.account:
        remove_second_step(member.account)
        record(operator.pk, "second step taken off", f"members.member:{member.pk}", reason)


@transaction.atomic
def forget_member(member: Member) -> None:
    """Delete the row; where others' rows lead to it, empty it, and it stays as "someone who left"."""
    publish(events.MemberLeft(member.pk))
    if is_referred_to(member):
        _empty(member)
    else:
        member.delete()


def _empty(member: Member) -> None:
    for field in Member._meta.concrete_fields:
        if not field.primary_key:
            setattr(member, field.attname, field.get_default())
    member.name, member.name_key, member.avatar_seed = _("Someone who left"), f"left:{member.pk}", "left"
    member.left_at = member.joined_at = timezone.now()
    member.save()


def _set_preferences(member: Member, preferences: dict[str, Any]) -> None:
    assert set(preferences) <= PREFERENCES
    for field, value in preferences.items():
        setattr(member, field, value)


def _stand(member: Member, standing: Standing) -> None:
    member.standing = standing
    member.save(update_fields=("standing",))


@transaction.atomic
def _give(actor: int | None, member: Member, role: str) -> None:
    if not member.has_role(role):
        _set_roles(member, [*member.role_names, Role(role).value])
        record(actor, f"role granted: {Role(role)}", f"members.member:{member.pk}")
        publish(events.RoleGranted(member.pk, role))


def _set_roles(member: Member, roles: list[str]) -> None:
    member.roles = f",{','.join(roles)}," if roles else ""
    member.save(update_fields=("roles",))
