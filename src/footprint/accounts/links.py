"""What a personal link is made of: its secret, its word, how long it lives, and what it opens.

The secret stands in no row. It is made from a random text in the link's row and the installation's
own key, so that a letter can be written when it leaves and a copy of the store opens nothing; what is
kept of it, and looked for, is its hash.
"""

import base64
import hashlib
import hmac
import re
import unicodedata
from collections.abc import Mapping
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.urls import reverse

#: How long a link lives: the service's own choice, here and nowhere else.
LIVES_DAYS = 28
#: After so many wrong words a link is locked.
MOST_TRIES = 5
#: After the right word it is read for so long, then the word is asked for again.
VISIT_LASTS = timedelta(minutes=30)
#: Letters of a secret: 30 of 32 kinds, which is 150 bits.
SECRET_LETTERS = 30
_GROUP = 5
#: Nothing in it is mistaken for another when it is typed from paper: neither i, l, o nor u.
_ALPHABET = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789abcdefghjkmnpqrstvwxyz")
_MISTAKEN = str.maketrans("ilo", "110")
#: No letter in between.
LEAST_LETTERS_OF_A_WORD = 4

#: What a link is for, and the route of the page that it opens. One link, one purpose.
RECORD = "record"
PURPOSES: Mapping[str, str] = {RECORD: "link-record"}

#: The kind of a letter that carries a link, and how its key begins: the link's number follows.
LETTER, KEY = "personal_link", "personal link "
#: How whoever comes by a link is named on the trail; the link's number follows.
BY_LINK = "link "
#: Stands in the text of the letter where its address belongs.
ADDRESS_HERE = "[the personal link]"


def secret_of(salt: str) -> str:
    """The link's secret, as it stands in its address: six groups of letters and figures."""
    key = hashlib.sha256(b"footprint personal link\0" + settings.SECRET_KEY.encode()).digest()
    made = hmac.digest(key, salt.encode(), "sha256")
    return written(base64.b32encode(made).decode()[:SECRET_LETTERS].translate(_ALPHABET))


def written(secret: str) -> str:
    """However it was typed from paper: small letters in groups."""
    bare = re.sub(r"[^a-z0-9]", "", secret.lower()).translate(_MISTAKEN)
    groups = (bare[start : start + _GROUP] for start in range(0, len(bare), _GROUP))
    return "-".join(groups)


def hash_of(secret: str) -> str:
    """What is kept of a secret and looked for. The secret cannot be guessed, so its hash tells
    nothing of it, and how long the store takes to find it neither."""
    return digest(written(secret))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def address_of(secret: str) -> str:
    return f"{settings.ENVIRONMENT.address}{reverse('link', kwargs={'secret': secret})}"


def word_as_typed(word: str) -> str:
    """Letters alone, small: Blue-Rabbit and blue rabbit are one word."""
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def hash_of_word(word: str) -> str:
    """Slow on purpose: a word can be guessed."""
    return make_password(word_as_typed(word))


def is_the_word(word: str, kept: str) -> bool:
    """In the same time whatever the word."""
    return check_password(word_as_typed(word), kept)


def as_long_as_a_word(word: str) -> None:
    """Where there is no link, whoever asks waits as long as where there is one."""
    is_the_word(word, _nobodys())


@cache
def _nobodys() -> str:
    return make_password("nobody's word")
