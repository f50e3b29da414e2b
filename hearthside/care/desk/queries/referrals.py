from django.db.models import QuerySet

from hearthside.care.safety.models import Case

from ..models import Partner, Referral


def partners() -> QuerySet[Partner]:
    """Whom somebody can be passed on to today."""
    return Partner.objects.filter(retired_at=None)


def referrals_in(case: Case) -> QuerySet[Referral]:
    return Referral.objects.filter(case=case).select_related("partner", "sent_by").order_by("-pk")
