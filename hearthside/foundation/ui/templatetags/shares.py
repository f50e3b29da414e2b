from babel.numbers import format_percent
from django import template
from django.utils.translation import get_language, to_locale

register = template.Library()


@register.filter
def percent(share: float) -> str:
    """In the reader’s language, with one decimal where there is one: 98.5 is not 98 where these are people."""
    return format_percent(share, format="#,##0.# %", locale=to_locale(get_language() or "en"))
