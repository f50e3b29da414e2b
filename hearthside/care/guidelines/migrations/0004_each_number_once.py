from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('guidelines', '0003_one_clause_each'),
    ]

    operations = [
        migrations.AlterField(
            model_name='guidelineversion',
            name='number',
            field=models.PositiveIntegerField(default=0, unique=True),
        ),
    ]
