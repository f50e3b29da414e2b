from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "hearthside.doors.home"
    label = "home"
