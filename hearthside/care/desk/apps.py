from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "hearthside.care.desk"
    label = "desk"
