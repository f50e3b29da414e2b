from django.apps import AppConfig


class AftercareConfig(AppConfig):
    name = "hearthside.care.aftercare"
    label = "aftercare"
