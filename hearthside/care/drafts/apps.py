from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "hearthside.care.drafts"
    label = "drafts"
