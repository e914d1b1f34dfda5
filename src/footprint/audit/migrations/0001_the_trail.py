from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from footprint.audit import guards


def put_the_guards_in_place(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    guards.put_in_place(schema_editor.connection)


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="KeptVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("app", models.CharField(max_length=40)),
                ("thing", models.CharField(max_length=60)),
                ("thing_id", models.CharField(max_length=60)),
                ("child_id", models.BigIntegerField(null=True)),
                ("version", models.PositiveIntegerField()),
                ("values", models.JSONField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(null=True)),
                ("source", models.CharField(max_length=100)),
                ("replaced_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("app", "thing", "thing_id", "version"), name="one_row_a_version"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TrailRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("person_id", models.BigIntegerField(null=True)),
                ("role", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=60)),
                ("app", models.CharField(max_length=40)),
                ("thing", models.CharField(max_length=60)),
                ("thing_id", models.CharField(max_length=60)),
                ("child_id", models.BigIntegerField(null=True)),
                ("changes", models.JSONField(default=dict)),
                ("filter", models.TextField()),
                ("count", models.PositiveIntegerField(null=True)),
                ("purpose", models.TextField()),
                ("source", models.CharField(max_length=100)),
                ("request", models.CharField(max_length=40)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["at"], name="trail_by_time"),
                    models.Index(fields=["child_id", "at"], name="trail_by_child"),
                    models.Index(fields=["person_id", "at"], name="trail_by_person"),
                ],
            },
        ),
        migrations.RunPython(put_the_guards_in_place, migrations.RunPython.noop),
    ]
