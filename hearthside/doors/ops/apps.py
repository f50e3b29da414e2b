from django.apps import AppConfig


class OpsConfig(AppConfig):
    name = "hearthside.doors.ops"
    label = "ops"
