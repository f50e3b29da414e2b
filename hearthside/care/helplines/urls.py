from django.urls import URLPattern, URLResolver

app_name = "helplines"
urlpatterns: list[URLPattern | URLResolver] = []
