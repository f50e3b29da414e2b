from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "ui"
# The style page (`views.style`) is mounted by `doors/ops`, which knows who may see it.
urlpatterns: list[URLPattern | URLResolver] = [path("look/", views.look, name="look")]
