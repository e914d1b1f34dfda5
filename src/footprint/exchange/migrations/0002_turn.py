"""The one row that whoever applies an import locks."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def make_row(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("exchange", "Turn").objects.create()


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_imports")]
    operations = [migrations.RunPython(make_row, migrations.RunPython.noop)]
