from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from hearthside.care.safety.actions import add_note
from hearthside.care.safety.models import Case
from hearthside.care.safety.rules import may_work_on
from hearthside.foundation.audit.actions import record
from hearthside.foundation.events import publish
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..events import ReferralAnswered
from ..models import Partner, Referral
from .answering import answer_case


@transaction.atomic
def keep_partner(person: Member, partner: Partner | None, **facts: Any) -> Partner:
    """Add a partner, or write down what has changed; `facts` are the fields of the form."""
    require(rules.may_keep_desk_words(person))
    partner = partner or Partner(added_by=person)
    for field, value in facts.items():
        setattr(partner, field, value)
    partner.changed_at = timezone.now()
    partner.save()
    record(person.pk, "kept a partner", f"desk.partner:{partner.pk}")
    return partner


@transaction.atomic
def retire_partner(person: Member, partner: Partner) -> None:
    """Nobody is passed on to them any more; what was passed on stays written down."""
    require(rules.may_keep_desk_words(person))
    Partner.objects.filter(pk=partner.pk, retired_at=None).update(retired_at=timezone.now())
    record(person.pk, "retired a partner", f"desk.partner:{partner.pk}")


@transaction.atomic
def propose_referral(responder: Member, case: Case, partner: Partner, would_share: str) -> Referral:
    """Ask the member whether they want to be passed on, with exactly what would be shared; nothing leaves by this."""
    require(may_work_on(responder, case))
    require(rules.may_be_answered(case))
    require(rules.may_refer_to(partner))
    referral = Referral.objects.create(
        case=case, partner=partner, proposed_by=responder, proposed_at=timezone.now(), would_share=would_share,
        consent_text=partner.consent_text,
    )  # fmt: skip
    answer_case(responder, case, _question(case, referral))
    add_note(responder, case, "asked about passing them on")
    return referral


@transaction.atomic
def answer_referral(member: Member, referral: Referral, *, agrees: bool) -> Referral:
    """The member's own yes or no. A yes can be taken back until it was sent."""
    referral = Referral.objects.select_for_update(of=("self",)).select_related("case").get(pk=referral.pk)
    require(rules.may_answer_referral(member, referral))
    now = timezone.now()
    referral.consent_by = member if agrees else None
    referral.consent_given_at, referral.declined_at = (now, None) if agrees else (None, now)
    referral.save(update_fields=["consent_by", "consent_given_at", "declined_at"])
    add_note(None, referral.case, "wants to be passed on" if agrees else "does not want to be passed on")
    publish(ReferralAnswered(referral.pk, referral.case_id))
    return referral


@transaction.atomic
def record_referral_sent(responder: Member, referral: Referral) -> Referral:
    """Write down that it was passed on. How it leaves is a person's act outside of this place."""
    referral = Referral.objects.select_for_update(of=("self",)).select_related("case").get(pk=referral.pk)
    require(may_work_on(responder, referral.case))
    require(rules.may_be_sent(referral))
    referral.sent_by, referral.sent_at = responder, timezone.now()
    referral.save(update_fields=["sent_by", "sent_at"])
    record(responder.pk, "passed on", f"desk.referral:{referral.pk}")
    add_note(responder, referral.case, "passed them on")
    return referral


def _question(case: Case, referral: Referral) -> str:
    language = case.member.language if case.member else "en"
    with translation.override(language):
        told = {
            "partner": referral.partner.name,
            "what": referral.partner.what_they_do,
            "address": settings.PUBLIC_URL + reverse("passing_on:referral", args=[referral.pk]),
        }
        return (
            _(
                "There are people who may be able to do more than we can here: %(partner)s. %(what)s\n\n"
                "If you want, I can tell them about you. Here you can read exactly what I would tell them, and say yes "
                "or no: %(address)s\n\n"
                "Nothing is passed on unless you say yes."
            )
            % told
        )
