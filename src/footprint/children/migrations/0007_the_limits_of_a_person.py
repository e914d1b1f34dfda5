import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A person's limits are asked for with the person: the table stays as it is."""

    dependencies = [
        ("children", "0006_what_ladders_are_read_from"),
    ]

    operations = [
        migrations.AlterField(
            model_name="contactlimit",
            name="connected",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="limits",
                to="children.connected",
            ),
        ),
    ]
