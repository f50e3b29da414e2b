from django.db import migrations


class Migration(migrations.Migration):
    """The table moves, with its rows and their numbers, to the app `guidelines`, which takes it over in its first one."""

    dependencies = [
        ('moderation', '0002_worries_and_flags'),
    ]

    operations = [
        migrations.AlterModelTable(name='guidelineversion', table='guidelines_guidelineversion'),
    ]
