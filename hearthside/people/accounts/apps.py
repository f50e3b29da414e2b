from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hearthside.people.accounts"
    label = "accounts"
