from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "hearthside.care.conversations"
    label = "conversations"

    def ready(self) -> None:
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from hearthside.care.safety import offers

        from . import contributions, personal_data  # noqa: F401

        offers.enter(
            offers.Route(
                "person",
                _("Write with a person"),
                lambda member: reverse("conversations:begin"),
                is_form=True,
                is_next_step=True,
                position=10,
            )
        )
