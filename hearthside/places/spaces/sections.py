"""What a space's page shows. Apps that fill spaces (threads, later gatherings) enter their part here."""

from collections.abc import Callable

from django.http import HttpRequest

from .models import Space

Section = Callable[[HttpRequest, Space], str]  # safe HTML, rendered from the app's own template
_sections: list[Section] = []


def register(section: Section) -> Section:
    if section not in _sections:
        _sections.append(section)
    return section


def rendered(request: HttpRequest, space: Space) -> list[str]:
    return [section(request, space) for section in _sections]
