from django.db import migrations
from django.db.models import F


def remember_gates(apps, schema_editor):
    """What a moderator hid before was let through the gate by that decision; a measure hides it from now on."""
    post, thread = apps.get_model('discussions', 'Post'), apps.get_model('discussions', 'Thread')
    post.objects.exclude(standing='hidden').update(gate=F('standing'))
    post.objects.filter(standing='hidden').update(gate='shown')
    thread.objects.update(begun_in=F('space'))


class Migration(migrations.Migration):

    dependencies = [
        ('discussions', '0003_what_measures_make_of_it'),
    ]

    operations = [
        migrations.RunPython(remember_gates, migrations.RunPython.noop),
    ]
