"""What each kind of recipient is given of a record: by rule, looked at once, and plain to a child."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Viewer
from footprint.domain.plain_words import WORD_LIST, words_to_change
from footprint.reviews.actions import private, versions
from footprint.reviews.childs_version import long_sentences
from footprint.reviews.codes import ForWhom
from footprint.reviews.facts.sending import Changes, VersionSeen
from footprint.reviews.headings import heading_named
from footprint.reviews.models import RecipientVersion
from footprint.reviews.queries import version as version_queries
from footprint.reviews.recipients import ALL, CHILDS_TITLES, RIGHTS, RULES, kinds_of, usual_kind
from tests.apps.cast import administrator, hold, person
from tests.apps.children import recording
from tests.apps.reviews import records, sendings, things

SECRET = "I am scared of the man next door."
LANE = "4 Fen Lane, Ely, CB7 4AA"


@pytest.fixture
def mary(store: object) -> Viewer:
    ada, grace = administrator(), administrator("Grace Hopper")
    return hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER)


@pytest.fixture
def child_id(mary: Viewer) -> int:
    return recording.child(mary, "C-1", born_on=date(mary.today.year - 14, 1, 1))


@pytest.fixture
def review_id(mary: Viewer, child_id: int) -> int:
    return sendings.finished(mary, child_id)


def text(seen: VersionSeen) -> str:
    return "\n".join(f"{one.title}: {one.text}" for one in seen.given)


@pytest.mark.parametrize("kind", list(ForWhom))
def test_a_rule_names_headings_that_there_are_and_each_once(kind: ForWhom) -> None:
    rule = RULES[kind]
    named = (*rule.headings, *rule.offered)
    assert len(set(named)) == len(named)
    assert all(heading_named(code) for code in named)


def test_the_school_is_given_least_and_the_file_everything() -> None:
    counts = [len(RULES[kind].headings) for kind in ForWhom if kind is not ForWhom.CHILD]
    assert counts == sorted(counts)
    assert RULES[ForWhom.FILE].headings == ALL


def test_a_parent_is_one_without_parental_responsibility_unless_it_is_known() -> None:
    assert usual_kind("father", responsible=True) is ForWhom.PARENT_PR
    assert usual_kind("father", responsible=False) is None
    assert kinds_of("father", responsible=False) == (ForWhom.PARENT,)
    assert ForWhom.FILE not in kinds_of("advocate", responsible=True)


@pytest.mark.store
def test_a_school_is_given_education_and_no_more_unless_the_officer_puts_it_in(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    seen = sendings.version(mary, child_id, review_id, ForWhom.SCHOOL)
    assert [one.code for one in seen.given] == ["about", "heading-education"]
    assert "Ask about a phone" not in text(seen)
    put_in = Changes(put_in=("decision-1",))
    seen = sendings.changed(mary, child_id, review_id, ForWhom.SCHOOL, put_in)
    assert "Ask about a phone" in text(seen)


@pytest.mark.store
def test_what_the_child_said_alone_is_only_in_the_versions_that_the_child_named(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    about: dict[str, Any] = {"viewer": mary, "child_id": child_id, "review_id": review_id}
    private.save_private_word(**about, words=SECRET, may_be_told_to=(), version=0)
    review = things.found(mary, child_id, review_id)
    assert not any(SECRET in text(one) for one in version_queries.versions_of(mary, review))
    private.save_private_word(**about, words=SECRET, may_be_told_to=("carer",), version=1)
    told = {
        one.for_whom for one in version_queries.versions_of(mary, review) if SECRET in text(one)
    }
    assert told == {ForWhom.CARER}


@pytest.mark.store
def test_one_look_approves_every_version_that_says_the_same(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    only_about = {
        kind: Changes(
            left_out=tuple(
                one.code
                for one in sendings.version(mary, child_id, review_id, kind).pieces
                if one.code != "about"
            )
        )
        for kind in (ForWhom.SCHOOL, ForWhom.HEALTH)
    }
    for kind, changes in only_about.items():
        sendings.changed(mary, child_id, review_id, kind, changes)
    approved = sendings.approved(mary, child_id, review_id, ForWhom.HEALTH)
    assert set(approved) == {ForWhom.SCHOOL, ForWhom.HEALTH}
    assert sendings.version(mary, child_id, review_id, ForWhom.CARER).approved_on is None


@pytest.mark.store
def test_what_changed_since_it_was_looked_at_is_not_approved(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    seen = sendings.version(mary, child_id, review_id, ForWhom.CARER)
    sendings.changed(
        mary, child_id, review_id, ForWhom.CARER, Changes(left_out=("heading-health",))
    )
    with pytest.raises(ActionDenied, match="changed since you looked"):
        versions.approve_version(
            viewer=mary,
            child_id=child_id,
            review_id=review_id,
            for_whom=ForWhom.CARER,
            digest=seen.digest,
            size=1,
            version=seen.version,
        )


@pytest.mark.store
def test_an_approved_version_stays_word_for_word_and_is_changed_after_its_approval_is_taken_back(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    sendings.approved(mary, child_id, review_id, ForWhom.CARER)
    seen = sendings.version(mary, child_id, review_id, ForWhom.CARER)
    recording.names(mary, child_id, "Nina", "Moss")
    assert sendings.version(mary, child_id, review_id, ForWhom.CARER).pieces == seen.pieces
    with pytest.raises(ActionDenied, match="This version is approved"):
        sendings.changed(mary, child_id, review_id, ForWhom.CARER, Changes())
    versions.take_approval_back(
        viewer=mary,
        child_id=child_id,
        review_id=review_id,
        for_whom=ForWhom.CARER,
        version=seen.version,
    )
    assert "Nina" in text(sendings.version(mary, child_id, review_id, ForWhom.CARER))


@pytest.mark.store
def test_of_two_who_change_a_version_the_second_is_told(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    about: dict[str, Any] = {
        "viewer": mary,
        "child_id": child_id,
        "review_id": review_id,
        "for_whom": "carer",
    }
    versions.save_version(**about, changes=Changes(), version=0)
    with pytest.raises(ChangedMeanwhileError):
        versions.save_version(**about, changes=Changes(kept=("x",)), version=0)
    assert RecipientVersion.objects.count() == 1


@pytest.mark.store
@pytest.mark.parametrize(
    "said", ["She moved to 4 Fen Lane.", "Write to cb74aa", "Ring 01353 555 010"]
)
def test_no_version_gives_an_address_away_not_even_the_file_s(
    mary: Viewer, child_id: int, review_id: int, said: str
) -> None:
    recording.connected(
        mary, child_id, address=LANE, withheld=True, route="post", phone="01353 555 010"
    )
    records.said(mary, child_id, review_id, "family_time", said, answer="well")
    records.finished(mary, child_id, review_id, "More is known")
    for kind in (ForWhom.PARENT_PR, ForWhom.FILE):
        with pytest.raises(ActionDenied, match="Maud Moss lives or how to reach them") as refused:
            sendings.approved(mary, child_id, review_id, kind)
        assert said not in str(refused.value)
    left_out = Changes(left_out=("heading-family_time",))
    sendings.changed(mary, child_id, review_id, ForWhom.PARENT_PR, left_out)
    assert sendings.approved(mary, child_id, review_id, ForWhom.PARENT_PR)


@pytest.mark.store
def test_the_child_s_version_begins_with_what_goes_well_then_what_happens_then_rights(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    seen = sendings.version(mary, child_id, review_id, ForWhom.CHILD)
    titles = list(dict.fromkeys(one.title for one in seen.given))
    assert titles[1:4] == ["What is going well", "What will happen now", "What you can do"]
    assert seen.given[0].text.startswith("Hello Mina,")
    assert "Ask about a phone. Who: Sal, your social worker. By: " in text(seen)
    assert "PN1" not in text(seen)


def test_the_words_that_the_child_s_version_brings_are_plain() -> None:
    brought = "\n".join((*CHILDS_TITLES.values(), *RIGHTS))
    assert words_to_change(brought, WORD_LIST) == ()
    assert long_sentences(brought) == ()


@pytest.mark.store
def test_a_word_that_is_not_for_children_is_mended_or_kept_deliberately(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    kind = ForWhom.CHILD
    texts = {"heading-going_well": "You like your placement and contact with your siblings."}
    seen = sendings.changed(mary, child_id, review_id, kind, Changes(texts=texts))
    review = things.found(mary, child_id, review_id)
    (words,) = version_queries.words_found(mary, seen).values()
    assert [one.as_written for one in words] == ["placement", "contact", "siblings"]
    with pytest.raises(ActionDenied, match="“placement” is not a word for a child"):
        sendings.approved(mary, child_id, review_id, kind)
    texts = {"heading-going_well": "You like your home and seeing mum. Your siblings are near."}
    seen = sendings.changed(mary, child_id, review_id, kind, Changes(texts=texts))
    with pytest.raises(ActionDenied, match="Write “brothers and sisters”"):
        sendings.approved(mary, child_id, review_id, kind)
    kept = Changes(texts=texts, kept=("sibling",))
    seen = sendings.changed(mary, child_id, review_id, kind, kept)
    assert version_queries.words_found(mary, seen) == {}
    assert sendings.approved(mary, child_id, review_id, kind) == (ForWhom.CHILD,)
    assert "seeing mum" in text(sendings.version(mary, child_id, review_id, kind))
    assert review.child.name == "Mina Moss"


@pytest.mark.store
def test_only_the_child_s_version_has_words_of_its_own(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    texts = Changes(texts={"heading-health": "Better than it is."})
    with pytest.raises(ActionDenied, match="Correct the record instead"):
        sendings.changed(mary, child_id, review_id, ForWhom.CARER, texts)


@pytest.mark.store
def test_after_a_correction_the_child_s_words_stay_where_the_record_says_the_same(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    mine = {"heading-going_well": "Football is great.", "heading-to_improve": "A quiet room."}
    sendings.changed(mary, child_id, review_id, ForWhom.CHILD, Changes(texts=mine))
    sendings.approved(mary, child_id, review_id, ForWhom.CHILD)
    records.said(mary, child_id, review_id, "to_improve", "A new bed is needed.")
    records.finished(mary, child_id, review_id, "The bed was left out")
    seen = sendings.version(mary, child_id, review_id, ForWhom.CHILD)
    assert (seen.number, seen.approved_on) == (2, None)
    assert "Football is great." in text(seen)
    assert "A new bed is needed." in text(seen)
    assert "A quiet room." not in text(seen)


@pytest.mark.store
def test_versions_are_looked_at_by_the_reviewing_service_alone(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    review = things.found(mary, child_id, review_id)
    beth = replace(mary, role=Role.BUSINESS_SUPPORT)
    assert version_queries.versions_of(mary, review)
    assert version_queries.versions_of(beth, review) == ()


def test_a_sentence_of_more_than_twenty_words_is_pointed_at() -> None:
    twenty = " ".join(["word"] * 20)
    assert long_sentences(f"{twenty}. {twenty}.") == ()
    assert long_sentences(f"{twenty} more.") == ("word word word word word word …",)
