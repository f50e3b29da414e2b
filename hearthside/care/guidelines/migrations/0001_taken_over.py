import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Takes over the table that moderation has made; nothing changes in the database."""

    initial = True

    dependencies = [
        ('members', '0001_first_light'),
        ('moderation', '0003_guidelines_move_out'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='GuidelineVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('text', models.TextField(max_length=20000, verbose_name='guidelines')),
                        ('made_at', models.DateTimeField(auto_now_add=True)),
                        ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='members.member')),
                    ],
                ),
            ],
        ),
    ]
