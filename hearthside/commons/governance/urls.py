from django.urls import path

from . import views

app_name = "governance"
urlpatterns = [
    path("", views.consultations, name="consultations"),
    path("<int:pk>/", views.consultation, name="consultation"),
    path("<int:pk>/whole/", views.clause, name="whole"),
    path("<int:pk>/clauses/<slug:key>/", views.clause, name="clause"),
    path("remarks/<int:pk>/removal/", views.removal, name="removal"),
]
