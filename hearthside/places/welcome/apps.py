from django.apps import AppConfig


class WelcomeConfig(AppConfig):
    name = "hearthside.places.welcome"
    label = "welcome"

    def ready(self) -> None:
        from . import contributions, personal_data  # noqa: F401
