from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "hearthside.foundation.live"
    label = "live"
