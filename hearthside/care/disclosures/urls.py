from django.urls import path

from . import desk, views

app_name = "disclosures"
urlpatterns = [
    path("me/emergency-contact/", views.contact, name="contact"),
    path("me/emergency-contact/removal/", views.contact_removal, name="contact_removal"),
    path("desk/disclosures/", desk.disclosures, name="list"),
    path("desk/disclosures/new/<int:case>/", desk.ask, name="ask"),
    path("desk/disclosures/<int:pk>/", desk.disclosure, name="disclosure"),
    path("desk/disclosures/<int:pk>/agreement/", desk.agreement, name="agreement"),
    path("desk/disclosures/<int:pk>/opening/", desk.opening, name="opening"),
    path("desk/disclosures/<int:pk>/ending/", desk.ending, name="ending"),
    path("desk/disclosures/<int:pk>/postponement/", desk.postponement, name="postponement"),
]
