from django.apps import AppConfig


class DiscussionsConfig(AppConfig):
    name = "hearthside.places.discussions"
    label = "discussions"

    def ready(self) -> None:
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from hearthside.care.respite import light_work

        from . import contributions, handlers, live, personal_data  # noqa: F401
        from .views import board  # noqa: F401

        kindness = _("Thank somebody, or welcome somebody new")
        light_work.enter(light_work.LightTask("kindness", kindness, lambda member: reverse("discussions:light")))
