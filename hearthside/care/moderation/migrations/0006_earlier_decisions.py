import json
from datetime import timedelta

from django.db import migrations
from django.db.models import F

# Of decisions made before statements existed. In English, since that is what they were written in until then.
HEADINGS = ('What was decided', 'Why', 'Which rule')
RULE = 'Our guidelines, version {}: “{}”. You can read this clause below.'
KEPT = 'Others no longer see these words. You still see them, and you can change them.'
APPEAL_WITHIN = timedelta(days=184)


def put_in_force(apps, schema_editor):
    """Earlier decisions are in force since they were made; what they keep from others gets its measure and statement."""
    decision, statement = apps.get_model('moderation', 'Decision'), apps.get_model('moderation', 'Statement')
    effect, item = apps.get_model('moderation', 'Effect'), apps.get_model('moderation', 'Item')
    decision.objects.update(in_force_at=F('made_at'))
    item.objects.update(due_at=F('opened_at'))
    newest = {}
    for made in decision.objects.select_related('item', 'clause__version').order_by('pk').iterator():
        newest[made.item.kind, made.item.row] = made.pk
        if made.measure != 'hide':
            continue
        told = statement.objects.create(
            decision=made, language='en', made_at=made.made_at, appeal_until=made.made_at + APPEAL_WITHIN,
            parts=json.dumps(parts_of(made), ensure_ascii=False),
        )
        effect.objects.create(
            decision=made, statement=told, measure='hide', kind=made.item.kind, row=made.item.row, made_at=made.made_at,
        )
    for kept in effect.objects.select_related('decision').filter(measure='hide', lifted_at=None).iterator():
        later = newest[kept.kind, kept.row]
        if later != kept.decision_id:  # decided again since, and shown
            effect.objects.filter(pk=kept.pk).update(lifted_at=kept.made_at)


def parts_of(made):
    said = [KEPT, made.reason]
    if made.clause:
        said.append(RULE.format(made.clause.version.number, made.clause.title))
    return [list(part) for part in zip(HEADINGS, said)]


def take_out_of_force(apps, schema_editor):
    apps.get_model('moderation', 'Effect').objects.all().delete()
    apps.get_model('moderation', 'Statement').objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [
        ('moderation', '0005_decisions_in_force'),
    ]

    operations = [
        migrations.RunPython(put_in_force, take_out_of_force),
    ]
