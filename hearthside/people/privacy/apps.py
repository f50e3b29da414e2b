from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "hearthside.people.privacy"
    label = "privacy"
