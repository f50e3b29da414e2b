from django.apps import AppConfig


class RotaConfig(AppConfig):
    name = "hearthside.care.rota"
    label = "rota"
