from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hearthside.people.accounts"
    label = "accounts"

    def ready(self) -> None:
        from . import personal_data  # noqa: F401
