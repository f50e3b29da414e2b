from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "hearthside.care.safety"
    label = "safety"
