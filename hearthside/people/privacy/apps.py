from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "hearthside.people.privacy"
    label = "privacy"

    def ready(self) -> None:
        from . import personal_data  # noqa: F401
