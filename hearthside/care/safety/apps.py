from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "hearthside.care.safety"
    label = "safety"

    def ready(self) -> None:
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from . import for_helpers, handlers, offers, personal_data  # noqa: F401

        for_helpers.enter_all()
        offers.enter(
            offers.Route("quiet", _("Three quiet minutes"), lambda member: reverse("safety:quiet_minutes"), position=40)
        )
