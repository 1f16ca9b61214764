"""Every word of a name finds it: the fifth has a place of its own, and longer names an index."""

from django.db import migrations

from workflows.people import name_words


class Migration(migrations.Migration):
    dependencies = [("people", "0016_seats_that_ended_with_membership")]
    operations = [name_words.AGAIN]
