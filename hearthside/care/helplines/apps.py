from django.apps import AppConfig


class HelplinesConfig(AppConfig):
    name = "hearthside.care.helplines"
    label = "helplines"
