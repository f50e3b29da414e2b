from collections.abc import Collection

from django.db import transaction

from hearthside.foundation.personal_data import claims
from hearthside.people.members.models import Member

from .models import Choice, Consent
from .queries import CHOICE_VERSION


def give_consent(member: Member, what: str, version: object) -> Consent:
    """Note that a member agreed; agreeing twice to one version is one row."""
    consent, _made = Consent.objects.get_or_create(member=member, what=what, version=str(version))
    return consent


@transaction.atomic
def choose(member: Member, allowed: Collection[str]) -> None:
    """Allow these choices, and take back the others."""
    for choice in Choice:
        if choice in allowed:
            give_consent(member, choice, CHOICE_VERSION)
        else:
            Consent.objects.filter(member=member, what=choice).delete()


@transaction.atomic
def erase(member: Member, keep_words: bool) -> None:
    """Remove all that leads to a member, in one transaction; with `keep_words`, posts stay without a name."""
    member = Member.objects.select_for_update(of=("self",)).select_related("account").get(pk=member.pk)
    for known in claims():
        known.erase(member, keep_words)
