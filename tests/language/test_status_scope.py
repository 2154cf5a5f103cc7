"""How far a status reaches: over coordinated and embedded events, and where it stops."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.language.status import ORDER, status_of

SENTENCES = [
    # It reaches
    ("Norway refused to withdraw or disarm.", "disarm", "negated"),
    ("Norway has not withdrawn or disarmed.", "disarmed", "negated"),
    ("No troops were attacked.", "attacked", "negated"),
    ("Nobody attacked the port.", "attacked", "negated"),
    ("Norway has yet to withdraw its troops.", "withdraw", "negated"),
    ("There was no sign of an attack.", "attack", "negated"),
    ("Norway cancelled the talks.", "talks", "negated"),
    ("Norway was unable to attack Sweden.", "attack", "negated"),
    ("The alleged attack never took place.", "attack", "denied"),
    ("Norway reportedly attacked Sweden.", "attacked", "alleged"),
    ("Norway is reported to have attacked Sweden.", "attacked", "alleged"),
    ("There were reports that Norway had attacked Sweden.", "attacked", "alleged"),
    ("Norway blamed Sweden for attacking the port.", "attacking", "alleged"),
    ("Norway stressed the need for talks.", "talks", "called_for"),
    ("Norway called for an end to the attacks and for talks.", "talks", "called_for"),
    ("The talks will resume on Friday.", "talks", "planned"),
    ("Norway and Sweden met ahead of the talks.", "talks", "planned"),
    ("Norway will hold talks.", "talks", "planned"),
    ("Sweden built a monument to the Soviet-era purges.", "purges", "historical"),
    ("Norway did not name the port or attack it.", "attack", "negated"),
    ("Norway said it would withdraw its troops.", "withdraw", "planned"),
    ("Norway said it would attack Sweden if talks failed.", "attack", "hypothetical"),
    ("Norway is poised to attack Sweden.", "attack", "planned"),
    ("Norway could trigger a war.", "war", "hypothetical"),
    ("Denmark stressed the importance of maintaining the truce.", "truce", "called_for"),
    ("Denmark urged Norway to stop attacking Sweden.", "attacking", "called_for"),
    ("Denmark might prevent the attack.", "attack", "hypothetical"),
    ("The warning was not intended to stop Norway from attacking Sweden.", "attacking", "hypothetical"),
    ("Norway wants to attack Sweden.", "attack", "hypothetical"),
    ("Denmark wants Norway to attack Sweden.", "attack", "called_for"),
    ("Seventy years after the war, Norway and Sweden still argue.", "war", "historical"),
    ("She was the last leader to visit the islands.", "visit", "historical"),
    ("In the tenth year of the truce, Norway and Sweden met.", "truce", "historical"),
    ("Norway expelled envoys in retaliation for a raid by Sweden last month.", "raid", "historical"),
    ("Norway stayed despite promising to leave.", "promising", "historical"),
    ("Norway rejected a proposal to withdraw its troops.", "withdraw", "denied"),
    ("Norway rejected charges that it had attacked the port.", "attacked", "denied"),
    ("Norway is too weak to attack Sweden.", "attack", "negated"),
    ("Norway is not strong enough to attack Sweden.", "attack", "negated"),
    ("It is impossible for Norway to attack Sweden.", "attack", "negated"),
    ("Norway hopes to visit Sweden.", "visit", "hypothetical"),
    ("A strike is possible.", "strike", "hypothetical"),
    ("An attack is a possibility.", "attack", "hypothetical"),
    ("The attack is not possible.", "attack", "negated"),
    ("It is hard to attack the port.", "attack", "hypothetical"),
    ("It is unlikely that Norway attacked Sweden.", "attacked", "hypothetical"),
    ("It is not true that Norway attacked the port.", "attacked", "negated"),
    ("It was untrue that Norway attacked the port.", "attacked", "negated"),
    ("Denmark made it impossible for Norway to attack Sweden.", "attack", "negated"),
    ("Norway decided against attacking Sweden.", "attacking", "negated"),
    ("Denmark warned Norway against attacking Sweden.", "attacking", "called_for"),
    ("Denmark warned against an attack.", "attack", "called_for"),
    ("Norway cannot attack Sweden without invading Denmark.", "invading", "hypothetical"),
    ("Norway left without attacking Sweden.", "attacking", "negated"),
    ("Norway no longer supports the talks.", "supports", "negated"),
    ("Norway no longer seems to support the talks.", "support", "negated"),
    ("Norway should have attacked Sweden.", "attacked", "negated"),
    ("Norway demanded that the pilot be released.", "released", "called_for"),
    ("Norway issued a statement asking that the pilot be released.", "released", "called_for"),
    ("Norway can attack Sweden.", "attack", "hypothetical"),
    ("The talks are supposed to resume on Monday.", "resume", "planned"),
    ("Norway was about to attack Sweden.", "attack", "planned"),
    ("Norway was close to attacking Sweden.", "attacking", "hypothetical"),
    ("Denmark played down the likelihood of an attack.", "attack", "hypothetical"),
    ("Norway has the right to attack Sweden.", "attack", "hypothetical"),
    ("Norway is opposed to attacking Sweden.", "attacking", "hypothetical"),
    ("Norway and Sweden are not at war.", "war", "negated"),
    ("Norway and Sweden will be in talks.", "talks", "planned"),
    ("The troops will stay until the fighting ends.", "ends", "planned"),
    ("Had Norway attacked Sweden, Denmark would have intervened.", "attacked", "hypothetical"),
    ("Should Norway attack, Denmark will respond.", "attack", "hypothetical"),
    ("Were Norway to attack, Denmark would respond.", "attack", "hypothetical"),
    ("In the event of an attack, Norway will respond.", "attack", "hypothetical"),
    ("Norway is not ready to attack Sweden.", "attack", "negated"),
    ("Norway is not willing to attack Sweden.", "attack", "negated"),
    ("Norway attacked no one.", "attacked", "negated"),
    ("The talks cancelled last week were to end the war.", "talks", "negated"),
    ("The rally planned for Friday will be held in Oslo.", "rally", "planned"),
    ("Norway does not want to attack Sweden.", "attack", "hypothetical"),
    ("Norway is not afraid to attack Sweden.", "attack", "hypothetical"),
    ("Norway has not ruled out an attack.", "attack", "hypothetical"),
    ("Norway refused to rule out attacking Sweden.", "attacking", "hypothetical"),
    ("Norway did not deny attacking Sweden.", "attacking", "alleged"),
    ("Denmark did not accuse Norway of attacking Sweden.", "attacking", "alleged"),
    # It stops
    ("There is no doubt that Norway attacked Sweden.", "attacked", "actual"),
    ("An attack claimed by Norway killed ten people.", "attack", "actual"),
    ("The truce prevented a raid.", "truce", "actual"),
    ("The attack threatens the peace.", "attack", "actual"),
    ("The raid recalled the 1999 attack.", "raid", "actual"),
    ("The raid is likely to cost votes.", "raid", "actual"),
    ("The attack was possible because the port was empty.", "attack", "actual"),
    ("Both sides broke the so-called ceasefire.", "ceasefire", "actual"),
    ("Norway did not leave without attacking Sweden.", "attacking", "actual"),
    ("Norway and Sweden are in talks.", "talks", "actual"),
    ("Norway insisted that the troops were withdrawn.", "withdrawn", "actual"),
    ("Norway denied the request.", "request", "actual"),
    ("Norway declined to confirm or deny the reports.", "reports", "actual"),
    ("The court heard of charges to be paid by Sweden.", "paid", "actual"),
    ("Norway did not see the port or the ship and has bombed both.", "bombed", "actual"),
    ("Sweden appealed the ruling.", "ruling", "actual"),
    ("On the ship carrying the troops, the ministers were asked to resign.", "carrying", "actual"),
    ("The ministers are opposed to the truce.", "truce", "actual"),
    ("Norway retaliated when Sweden attacked.", "attacked", "actual"),
    ("Who attacked the port?", "attacked", "actual"),
    ("I want to thank Sweden for the talks.", "thank", "actual"),
    ("We must condemn this raid.", "condemn", "actual"),
    ("I can confirm the raid.", "confirm", "actual"),
    ("There is no confirmation of the attack.", "attack", "actual"),
    ("Norway expelled envoys in retaliation for a raid.", "raid", "actual"),
    ("Norway used its strength to attack Sweden.", "attack", "actual"),
    ("Denmark did not stop the attack.", "attack", "actual"),
    ("Denmark failed to prevent the attack.", "attack", "actual"),
    ("Norway did not only attack Sweden.", "attack", "actual"),
    ("The ministers discussed who had attacked the port.", "attacked", "actual"),
    ("Norway named the growing threats to Sweden.", "growing", "actual"),
    ("The raid is expected to cost votes.", "raid", "actual"),
    ("Norway did not name the source of the attack.", "attack", "actual"),
    ("Norway did not name the port but attacked it.", "attacked", "actual"),
    ("Norway denied the accusation.", "accusation", "actual"),
    ("The minister will mourn the attack.", "attack", "actual"),
    ("Norway declined to say who had attacked the port.", "attacked", "actual"),
    ("Trade fell due to the attack.", "attack", "actual"),
    ("Norway wants to thank Sweden for the talks.", "talks", "actual"),
    ("Norway would like to thank Sweden.", "thank", "actual"),
    ("Norway breached the offer made in the talks.", "made", "actual"),
    ("The agency reported that Norway had attacked Sweden.", "attacked", "actual"),
]
# What stands before an event, and the status that this makes; "attack or destroy the port" follows.
BEFORE = {
    "Norway will": "planned", "Norway plans to": "planned", "Norway could": "hypothetical",
    "Norway might": "hypothetical", "Norway did not": "negated", "Norway refused to": "negated",
    "Norway failed to": "negated", "Norway threatened to": "threatened", "Denmark urged Norway to": "called_for",
    "Denmark asked Norway to": "called_for",
}  # fmt: skip


@pytest.mark.parametrize(("text", "word", "status"), SENTENCES)
def test_reach(nlp, text, word, status):
    doc = nlp(text)
    (token,) = [token for token in doc if token.text == word]
    assert status_of(token) == status


FIRST, SECOND = st.sampled_from(["attack", "invade"]), st.sampled_from(["destroy", "seize"])


@given(st.sampled_from(sorted(BEFORE)), FIRST, SECOND)
def test_coordinated_events_share_what_stands_before_the_first(nlp, before, first, second):
    doc = nlp(f"{before} {first} or {second} the port.")
    (token,) = [t for t in doc if t.lower_ == second and t.nbor(-1).lower_ == "or"]
    assert status_of(token) == BEFORE[before]


DEEDS = st.sampled_from(["withdraw its troops", "attack the port", "invade Denmark", "release the pilot"])
HELPERS = st.sampled_from(["did", "will", "would", "could", "may", "must", "should", "does"])
SPEAKERS = st.sampled_from(["Denmark said that", "The minister said", "The army announced that"])
TELLINGS = st.sampled_from(["will", "could", "may", "must", "did not", "will not", "plans to", "refused to"])


@given(DEEDS, HELPERS)
def test_a_not_before_the_verb_makes_it_negated(nlp, deed, helper):
    doc = nlp(f"Norway {helper} not {deed}.")
    assert status_of(doc[3]) == "negated"


@given(SPEAKERS, DEEDS, TELLINGS)
def test_what_somebody_says_keeps_its_status(nlp, speaker, deed, before):
    told, bare = nlp(f"{speaker} Norway {before} {deed}."), nlp(f"Norway {before} {deed}.")
    verb = deed.split()[0]
    (in_told,), (in_bare,) = ([t for t in doc if t.text == verb] for doc in (told, bare))
    assert status_of(in_told) == status_of(in_bare) != "actual"


@given(st.text(max_size=80))
def test_every_word_of_any_text_has_a_status(nlp, text):
    doc = nlp(text)
    assert {status_of(token) for token in doc} <= set(ORDER)
    for signal in doc._.signals:
        assert doc.text[signal.start : signal.end] == signal.trigger
        assert signal.status in ORDER
        for spans, texts in ((signal.source_spans, signal.source_texts), (signal.target_spans, signal.target_texts)):
            assert tuple(doc.text[a:b] for a, b in spans) == texts


PARTS = ["Norway", "Sweden", "attacked", "not", "if", "will", "talks", "denied", "1999", ".", "?", "“", "”", "of"]


@given(st.lists(st.sampled_from(PARTS), max_size=14))
def test_signals_of_any_order_of_words_keep_their_offsets(nlp, parts):
    doc = nlp(" ".join(parts))
    for signal in doc._.signals:
        assert doc.text[signal.start : signal.end] == signal.trigger
        for spans, texts in ((signal.source_spans, signal.source_texts), (signal.target_spans, signal.target_texts)):
            assert tuple(doc.text[a:b] for a, b in spans) == texts
    assert {status_of(token) for token in doc} <= set(ORDER)
