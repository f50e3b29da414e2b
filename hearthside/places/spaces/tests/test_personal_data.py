from hearthside.places.spaces.models import Membership, Space
from hearthside.places.spaces.personal_data import SpacesData


def test_belonging_is_handed_out_and_erased(bo, eve):
    space = Space.objects.create(name="Evenings", slug="evenings", purpose="-")
    Membership.objects.create(space=space, member=bo, is_host=True)
    Membership.objects.create(space=space, member=eve)
    (row,) = SpacesData().export(bo)
    assert row["space"] == "Evenings"
    assert row["is_host"] is True
    SpacesData().erase(bo, keep_words=True)
    assert [m.member for m in Membership.objects.all()] == [eve]
