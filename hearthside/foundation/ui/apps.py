from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "hearthside.foundation.ui"
    label = "ui"
