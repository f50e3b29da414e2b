import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('guidelines', '0004_each_number_once'),
        ('moderation', '0003_guidelines_move_out'),
    ]

    operations = [
        # The key points to the same rows of the same table; only the app they belong to is another.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='decision',
                    name='guideline',
                    field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='guidelines.guidelineversion'),
                ),
                migrations.DeleteModel(name='GuidelineVersion'),
            ],
        ),
        migrations.AddField(
            model_name='decision',
            name='clause',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='guidelines.clause'),
        ),
    ]
