from django.db import migrations


def make_clauses(apps, schema_editor):
    """What was one text becomes a version with one clause; its number is what members agreed to until now."""
    Version, Clause = apps.get_model('guidelines', 'GuidelineVersion'), apps.get_model('guidelines', 'Clause')
    for version in Version.objects.order_by('pk'):
        Clause.objects.create(
            version=version, key='our-guidelines', group='ours', title='Our guidelines', text=version.opening
        )
        version.number, version.in_force_at, version.opening = version.pk, version.made_at, ''
        version.save(update_fields=['number', 'in_force_at', 'opening'])


def join_clauses(apps, schema_editor):
    """Back to one text for each version; a draft was never in force, so it goes."""
    Version = apps.get_model('guidelines', 'GuidelineVersion')
    Version.objects.filter(number=0).delete()
    for version in Version.objects.order_by('pk'):
        clauses = list(version.clauses.order_by('position', 'pk'))
        if [clause.key for clause in clauses] == ['our-guidelines'] and not version.opening:
            version.opening = clauses[0].text
        else:
            parts = [version.opening, *(f'### {clause.title}\n\n{clause.text}' for clause in clauses)]
            version.opening = '\n\n'.join(part.strip() for part in parts if part.strip())
        version.save(update_fields=['opening'])
        version.clauses.all().delete()


class Migration(migrations.Migration):

    dependencies = [
        ('guidelines', '0002_clauses'),
    ]

    operations = [
        migrations.RunPython(make_clauses, join_clauses),
    ]
