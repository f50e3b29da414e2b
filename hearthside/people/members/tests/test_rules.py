from hearthside.people.members import rules


def test_a_desk_opens_only_with_the_role_and_a_second_step(bo, mo):
    assert not rules.may_use_desk(bo)
    assert rules.may_use_desk(mo, "moderator")
    mo.account.is_demo = False
    verdict = rules.may_use_desk(mo, "moderator")
    assert not verdict
    assert verdict.next_step
