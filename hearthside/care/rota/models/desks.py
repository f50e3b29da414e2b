from django.db import models
from django.utils.translation import gettext_lazy as _

from hearthside.people.members.models import Member, Role


class Desk(models.TextChoices):
    TRIAGE = "triage", _("Triage")
    MODERATION = "moderation", _("Moderation")


class Duty(models.TextChoices):
    """At the desk somebody is here; on call they are elsewhere and come when they are called, in this order."""

    DESK = "desk", _("At the desk")
    FIRST = "first", _("First on call")
    SECOND = "second", _("Second on call")
    SUPERVISOR = "supervisor", _("Supervisor on call")


ROLE_AT = {Desk.TRIAGE: Role.RESPONDER, Desk.MODERATION: Role.MODERATOR}


def role_for(desk: str, duty: str = Duty.DESK) -> Role:
    return Role.SUPERVISOR if duty == Duty.SUPERVISOR else ROLE_AT[Desk(desk)]


def desks_of(member: Member) -> list[Desk]:
    """The desks somebody serves; a supervisor stands behind triage."""
    behind = {Desk.TRIAGE} if member.has_role(Role.SUPERVISOR) else set()
    return [desk for desk in Desk if desk in behind or member.has_role(ROLE_AT[desk])]
