from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "hearthside.care.notifications"
    label = "notifications"

    def ready(self) -> None:
        from . import handlers, live, personal_data  # noqa: F401
