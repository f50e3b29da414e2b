from django.apps import AppConfig


class AftercareConfig(AppConfig):
    name = "hearthside.care.aftercare"
    label = "aftercare"

    def ready(self) -> None:
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from hearthside.care.safety import offers

        from . import handlers, personal_data  # noqa: F401

        offers.enter(
            offers.Route(
                "safe", _("I am safe now"), lambda member: reverse("aftercare:safe"), is_form=True, position=90
            )
        )
