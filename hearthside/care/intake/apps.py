from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "hearthside.care.intake"
    label = "intake"
