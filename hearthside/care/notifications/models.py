from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.text import PrivateText
from hearthside.people.members.models import Member

from .wording import sentence


class Way(models.TextChoices):
    APP = "app", _("by a banner on every page here")
    MAIL = "mail", _("by e-mail")
    PUSH = "push", _("by a notice of the browser")
    WEBHOOK = "webhook", _("through the webhook")


class PageState(models.TextChoices):
    DUE = "due", _("about to leave")
    FAILED = "failed", _("did not leave; tried again")
    SENT = "sent", _("sent")
    ACKNOWLEDGED = "acknowledged", _("sent, and somebody came")
    STOPPED = "stopped", _("no longer needed")


class Alert(models.Model):
    """A page inside the site: a banner on every page of that helper until they act. A case's number, never a word."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    case = models.BigIntegerField()
    urgency = models.CharField(max_length=10)
    says = models.CharField(max_length=40)  # which of the fixed sentences
    raised_at = models.DateTimeField()
    times = models.PositiveSmallIntegerField(default=1)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("member", "case"), condition=Q(ended_at=None), name="one_alert_per_case"),
        )

    @property
    def sentence(self) -> str:
        return sentence(self.says)


class PushSubscription(models.Model):
    """A browser that gets pages (RFC 8030). Its address opens a way to it, so it is sealed."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    endpoint = PrivateText()
    fingerprint = models.CharField(max_length=64, unique=True)  # of the endpoint, which cannot be searched
    public_key = PrivateText()  # "p256dh" and "auth" of RFC 8291
    secret = PrivateText()
    browser = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField()


class Webhook(models.Model):
    """Where an operator attaches a pager or a text message service: it is sent numbers, signed with the secret."""

    address = PrivateText()  # may hold a token of the service behind it
    secret = PrivateText()
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()


class Page(models.Model):
    """One page to one receiver, kept before it leaves: nothing is lost when a process or a mail server stops."""

    call = models.BigIntegerField(null=True)  # which call of a case's protocol it belongs to; none: a test
    case = models.BigIntegerField(null=True)
    urgency = models.CharField(max_length=10)
    level = models.CharField(max_length=20, blank=True)  # who is called, in the protocol's word
    number = models.PositiveSmallIntegerField(default=1)
    says = models.CharField(max_length=40)
    way = models.CharField(max_length=10, choices=Way)
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")  # none: an address
    subscription = models.ForeignKey(PushSubscription, null=True, on_delete=models.SET_NULL, related_name="+")
    webhook = models.ForeignKey(Webhook, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=14, choices=PageState, default=PageState.DUE)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=60, blank=True)  # a kind of failure, never what a server answered

    class Meta:
        indexes = (
            models.Index(fields=("due_at",), condition=Q(state__in=("due", "failed")), name="pages_that_wait"),
            models.Index(fields=("case", "state")),
        )
