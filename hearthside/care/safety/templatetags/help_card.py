from typing import Any

from django import template
from django.utils import translation

from hearthside.care.helplines.directory import countries

from ..card import card_for
from ..models import Offer

register = template.Library()


@register.simple_tag
def card_of(offer: Offer) -> Any:
    """The card of an offer, for pages of upper floors that show it in their own answer."""
    return card_for(offer)


@register.simple_tag
def country_choices() -> list[tuple[str, str]]:
    """Every country's code and name, sorted, in the page's language."""
    return sorted(countries(translation.get_language() or "en").items(), key=lambda pair: pair[1])
