from django.urls import path

from footprint.post.views import calendar, holding, letters

urlpatterns = [
    path("letters/", letters.letters, name="letters"),
    path("letters/held/", holding.held_letters, name="held-letters"),
    path("letters/held/<int:hold_id>/", holding.end_hold, name="end-hold"),
    path("letters/<int:message_id>/", letters.letter, name="letter"),
    path("letters/<int:message_id>/print/", letters.print_letter, name="print-letter"),
    path("letters/<int:message_id>/enclosures/<int:number>/", letters.enclosure, name="enclosure"),
    path("letters/<int:message_id>/try-again/", letters.try_again, name="try-again"),
    path("letters/<int:message_id>/sent-otherwise/", letters.sent_otherwise, name="sent-otherwise"),
    path("letters/<int:message_id>/withdraw/", letters.withdraw_letter, name="withdraw-letter"),
    path("letters/<int:message_id>/posted/", letters.note_posted, name="note-posted"),
    path("my-calendar/", calendar.my_calendar, name="my-calendar"),
    path("feed/<str:secret>.ics", calendar.feed, name="feed"),
]
