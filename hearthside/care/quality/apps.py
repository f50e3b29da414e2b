from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "hearthside.care.quality"
    label = "quality"
