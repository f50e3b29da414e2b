from django.apps import AppConfig


class DiscussionsConfig(AppConfig):
    name = "hearthside.places.discussions"
    label = "discussions"

    def ready(self) -> None:
        from . import contributions, handlers, live, personal_data  # noqa: F401
        from .views import board  # noqa: F401
