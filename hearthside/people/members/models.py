from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.text import SharedText
from hearthside.people.accounts.models import Account


class AgeBand(models.TextChoices):
    """Asked once and stored as a band, never as a date. The edges are the ages an operator may choose as minimum."""

    UNDER_18 = "under_18", _("Under 18")
    FROM_18 = "18_24", _("18 to 24")
    FROM_25 = "25_39", _("25 to 39")
    FROM_40 = "40_64", _("40 to 64")
    FROM_65 = "65_plus", _("65 or older")


class Role(models.TextChoices):
    OPERATOR = "operator", _("Operator")
    MODERATOR = "moderator", _("Moderator")
    RESPONDER = "responder", _("Responder")
    SUPERVISOR = "supervisor", _("Supervisor")
    FACILITATOR = "facilitator", _("Facilitator")
    LISTENER = "listener", _("Listener")
    GREETER = "greeter", _("Greeter")


class Contact(models.TextChoices):
    """Who may write to a member in private (people on duty always may, about safety)."""

    NOBODY = "nobody", _("Only people on duty")
    STAFF = "staff", _("People on duty and listeners")
    MEMBERS = "members", _("Other members too, after they ask")


class Standing(models.TextChoices):
    """Where a profile's words stand. New words are UNASSESSED, so that forgetting to assess shows nothing."""

    UNASSESSED = "unassessed"
    HELD = "held"  # a person looks first
    SHOWN = "shown"
    HIDDEN = "hidden"  # a moderator decided


class Member(models.Model):
    """A person as others here meet them. Nothing in this table says who they are outside."""

    account = models.OneToOneField(Account, null=True, on_delete=models.SET_NULL, related_name="member")
    name = SharedText(max_length=40)
    name_key = models.CharField(max_length=60, unique=True)  # look-alike-proof form of the name
    pronouns = SharedText(max_length=30, blank=True)
    about = SharedText(max_length=600, blank=True)
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.UNASSESSED)  # of pronouns and about
    held_name = SharedText(max_length=40, blank=True)  # what a moderator took from view; `name` is made up meanwhile
    age_band = models.CharField(max_length=10, choices=AgeBand)
    country = models.CharField(max_length=2, blank=True)  # asked, never detected; for helplines alone
    language = models.CharField(max_length=10, default="en")
    time_zone = models.CharField(max_length=50, default="UTC")
    roles = models.CharField(max_length=120, blank=True)  # ",moderator,responder,"
    topics = models.JSONField(default=list, blank=True)  # what they said brings them here; shown to nobody else
    warning_choices = models.JSONField(default=dict, blank=True)  # {"suicide": "fold" | "hide" | "show"}
    may_be_contacted_by = models.CharField(max_length=10, choices=Contact, default=Contact.STAFF)
    is_findable = models.BooleanField(default=False)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)  # erased: the row stays as "someone who left", emptied
    onboarded_at = models.DateTimeField(null=True, blank=True)
    # Until when some decision bounds what they may do here; which and why, moderation knows. Most have none, and are
    # asked about no further.
    bounded_until = models.DateTimeField(null=True, blank=True)
    avatar_seed = models.CharField(max_length=16)

    def __str__(self) -> str:
        return f"member {self.pk}"

    def has_role(self, *roles: str) -> bool:
        return any(f",{role}," in self.roles for role in roles)

    @property
    def shown_pronouns(self) -> str:
        """Pronouns as others may see them."""
        return self.pronouns if self.standing == Standing.SHOWN else ""

    @property
    def shown_about(self) -> str:
        """The profile's own words as others may see them."""
        return self.about if self.standing == Standing.SHOWN else ""

    @property
    def role_names(self) -> list[str]:
        return [role for role in self.roles.split(",") if role]


class Block(models.Model):
    """Neither meets the other, except where one writes without a name: a hidden post would give the name away."""

    blocker = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="blocks_made")
    blocked = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="blocks_met")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("blocker", "blocked"), name="one_block_per_pair"),
            models.CheckConstraint(condition=~Q(blocker=models.F("blocked")), name="nobody_blocks_themselves"),
        )


class Mute(models.Model):
    """One-sided and silent: the muter no longer sees the other's words."""

    muter = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="mutes_made")
    muted = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="mutes_met")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("muter", "muted"), name="one_mute_per_pair"),)
