from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "hearthside.commons.governance"
    label = "governance"

    def ready(self) -> None:
        from . import contributions, personal_data  # noqa: F401
