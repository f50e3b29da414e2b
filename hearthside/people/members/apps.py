from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "hearthside.people.members"
    label = "members"

    def ready(self) -> None:
        from . import personal_data  # noqa: F401
