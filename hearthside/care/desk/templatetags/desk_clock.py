from django import template
from django.utils import timezone

from hearthside.care.safety.models import Case

register = template.Library()


@register.filter
def minutes_left(case: Case) -> int:
    """Whole minutes until a first look is due; negative when it is overdue."""
    return int((case.due_at - timezone.now()).total_seconds() // 60)
