from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    name = "hearthside.care.disclosures"
    label = "disclosures"

    def ready(self) -> None:
        from . import handlers, personal_data  # noqa: F401
