from django.apps import AppConfig


class SpacesConfig(AppConfig):
    name = "hearthside.places.spaces"
    label = "spaces"

    def ready(self) -> None:
        from . import contributions, personal_data, rooms  # noqa: F401
