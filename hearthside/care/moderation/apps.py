from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "hearthside.care.moderation"
    label = "moderation"
