import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("children", "0004_disposals"), ("reviews", "0001_reviews")]

    operations = [
        migrations.CreateModel(
            name="MonitoringForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(null=True)),
                ("source", models.CharField(max_length=100)),
                ("version", models.PositiveIntegerField(default=1)),
                ("answers", models.TextField()),
                ("sent_on", models.DateField(null=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="children.child",
                    ),
                ),
                (
                    "review",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reviews.review",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.AddField("recipientversion", "size", models.PositiveIntegerField(default=0)),
        migrations.AddField("sent", "connected_id", models.BigIntegerField(null=True)),
        migrations.AddField("sent", "name", models.TextField(default=""), preserve_default=False),
        migrations.AddField("sent", "person_id", models.BigIntegerField(null=True)),
        migrations.AddField(
            "sent", "recipient", models.CharField(default="", max_length=30), preserve_default=False
        ),
        migrations.AddField(
            "sent", "role", models.CharField(default="", max_length=30), preserve_default=False
        ),
        migrations.AddField("sent", "sealed_on", models.DateField(null=True)),
        migrations.AddConstraint(
            "sent",
            models.UniqueConstraint(
                condition=models.Q(("withdrawn", False)),
                fields=("version_sent", "recipient"),
                name="a_version_once_to_a_recipient",
            ),
        ),
    ]
