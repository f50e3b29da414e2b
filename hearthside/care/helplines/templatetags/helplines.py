from django import template
from django.utils import timezone
from django.utils.translation import get_language

from ..cards import Card, card_of
from ..directory import Helpline
from ..wording import date_words, kind_of_source

register = template.Library()


@register.simple_tag
def helpline_card(helpline: Helpline) -> Card:
    """A helpline with its links and sentences, in the page's language, as of now."""
    return card_of(helpline, get_language() or "en", timezone.now())


@register.filter
def as_kind_of_source(family: str) -> str:
    return kind_of_source(family)


@register.filter
def as_date(written: str) -> str:
    return date_words(written, get_language() or "en")
