import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('guidelines', '0001_taken_over'),
    ]

    operations = [
        migrations.RenameField(model_name='guidelineversion', old_name='text', new_name='opening'),
        migrations.AlterField(
            model_name='guidelineversion',
            name='opening',
            field=models.TextField(blank=True, max_length=4000, verbose_name='words before the clauses'),
        ),
        migrations.AddField(
            model_name='guidelineversion',
            name='in_force_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='guidelineversion',
            name='is_small',
            field=models.BooleanField(default=False, verbose_name='a small correction: nobody has to agree again'),
        ),
        migrations.AddField(
            model_name='guidelineversion',
            name='note',
            field=models.CharField(blank=True, max_length=300, verbose_name='what is different, and why'),
        ),
        migrations.AddField(
            model_name='guidelineversion',
            name='number',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.CreateModel(
            name='Clause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60)),
                ('group', models.CharField(choices=[('ours', 'How we are here'), ('encouraged', 'What helps here'), ('crisis', 'When it is too much'), ('content_notes', 'Words that weigh on others'), ('privacy', 'Keeping each other private'), ('prohibited', 'What we do not do here'), ('conflict', 'When we disagree'), ('research', 'Research and the press'), ('consequences', 'What can follow'), ('appeals', 'When you see it differently')], max_length=20, verbose_name='what it is about')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('text', models.TextField(max_length=20000, verbose_name='in plain words')),
                ('easy', models.TextField(blank=True, max_length=2000, verbose_name='in easy words')),
                ('why', models.TextField(blank=True, max_length=2000, verbose_name='why')),
                ('good', models.TextField(blank=True, max_length=2000, verbose_name='like this')),
                ('bad', models.TextField(blank=True, max_length=2000, verbose_name='not like this')),
                ('follows', models.TextField(blank=True, max_length=2000, verbose_name='what can follow')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clauses', to='guidelines.guidelineversion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('version', 'key'), name='one_clause_by_key_in_a_version')],
            },
        ),
    ]
