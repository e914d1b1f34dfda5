from datetime import date

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

#: Reviews that told the child's record of themselves before this.
OF_THE_RETURN = ("looked_after", "adoption")


def note_what_was_told(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Of each review that was held, the day of it of which a person's word stands in the child's record:
    that is the day which it was told."""
    review_run, told = (
        apps.get_model("reviews", "ReviewRun"),
        apps.get_model("reviews", "ReviewTold"),
    )
    days: dict[int, list[date]] = {}
    sittings = apps.get_model("reviews", "Sitting").objects.filter(state="held")
    for review, at in sittings.order_by("starts_at").values_list("review", "starts_at"):
        days.setdefault(review, []).append(timezone.localtime(at).date())
    words = set(
        apps.get_model("children", "Review")
        .objects.filter(year=None, withdrawn=False, denies=False)
        .values_list("child", "held_on")
    )
    now = timezone.now()
    for row in review_run.objects.filter(ladder__in=OF_THE_RETURN, cancelled_on=None):
        own = [row.completed_on] if row.without_meeting_why else days.get(row.pk, [])
        held_on = next((day for day in own if (row.child_id, day) in words), None)
        if held_on is not None:
            told.objects.create(
                child_id=row.child_id,
                review_id=row.pk,
                held_on=held_on,
                recorded_at=now,
                source="command",
            )


def forget(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The rows go with their table."""


class Migration(migrations.Migration):
    dependencies = [
        ("children", "0006_what_ladders_are_read_from"),
        ("reviews", "0004_names_are_texts"),
    ]

    operations = [
        migrations.AddField(
            model_name="reviewrun",
            name="conference",
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AddField(
            model_name="reviewrun",
            name="goes_on",
            field=models.BooleanField(null=True),
        ),
        migrations.CreateModel(
            name="ReviewTold",
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
                ("held_on", models.DateField(null=True)),
                ("row_id", models.BigIntegerField(null=True)),
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
                        to="reviews.reviewrun",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AdjournmentRefused",
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
                ("refused_on", models.DateField()),
                ("asked_why", models.TextField()),
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reviews.reviewrun",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("review", "refused_on"), name="one_refused_adjournment_a_day"
                    )
                ],
            },
        ),
        migrations.RunPython(note_what_was_told, forget),
    ]
