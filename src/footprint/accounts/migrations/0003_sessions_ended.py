from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_sign_in_limits")]

    operations = [
        migrations.AddField("person", "sessions_ended", models.PositiveIntegerField(default=0)),
    ]
