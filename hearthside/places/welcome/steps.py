"""The guided start: five screens at most, each of which may be skipped."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .forms import ChoicesForm, ContactForm, CountryForm, PlaceForm, TopicsForm, WarningsForm


@dataclass(frozen=True)
class Screen:
    slug: str
    title: str | Promise
    form: type[ChoicesForm] | None

    @property
    def words(self) -> str:
        """The part with the screen's own words."""
        return f"welcome/_{self.slug}.html"


START = (
    Screen("this-place", _("What this place is"), None),
    Screen("topics", _("What brings you here"), TopicsForm),
    Screen("warnings", _("What you would rather not stumble upon"), WarningsForm),
    Screen("contact", _("Who may write to you"), ContactForm),
    Screen("country", _("Help near you"), CountryForm),
)
SETTINGS = (
    Screen("topics", _("What brings you here"), TopicsForm),
    Screen("warnings", _("What you would rather not stumble upon"), WarningsForm),
    Screen("contact", _("Who may write to you"), ContactForm),
    Screen("place", _("Country, time and language"), PlaceForm),
)


def find(screens: tuple[Screen, ...], slug: str) -> Screen | None:
    return next((screen for screen in screens if screen.slug == slug), None)


def after(screen: Screen) -> Screen | None:
    place = START.index(screen) + 1
    return START[place] if place < len(START) else None
