from django.apps import AppConfig


class RespiteConfig(AppConfig):
    name = "hearthside.care.respite"
    label = "respite"
