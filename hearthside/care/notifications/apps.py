from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "hearthside.care.notifications"
    label = "notifications"
