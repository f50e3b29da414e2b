from django.urls import URLPattern, URLResolver, path, register_converter

from . import views
from .directory import COUNTRIES


class CountryCode:
    """Two letters of a country that exists, in either case; so `youth` and `about` are never taken for one."""

    regex = "[A-Za-z]{2}"

    def to_python(self, value: str) -> str:
        if (code := value.upper()) not in COUNTRIES:
            raise ValueError
        return code

    def to_url(self, value: str) -> str:
        return value.lower()


register_converter(CountryCode, "country")

app_name = "helplines"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.now, name="now"),
    path("youth/", views.youth, name="youth"),
    path("about/", views.about, name="about"),
    path("<country:code>/", views.country, name="country"),
    path("<country:code>/<str:helpline_id>/wrong/", views.wrong, name="wrong"),
]
