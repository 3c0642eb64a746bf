"""Letters that are not the ones meant; and real text, in which there are none."""

from __future__ import annotations

import json
from pathlib import Path
from unicodedata import normalize

import pytest

from coopcli.checking.rules.encodings import is_syllable, read_as_garbled, read_as_older
from coopcli.checking.rules.suspects import is_suspect
from tests.checking.register import codes, doubts
from tests.treaties import TREATIES, read_treaties

TITLE = "Bản ghi nhớ giữa Hội Chữ thập đỏ hai tỉnh"


def titled(title: str) -> str:
    return f"agreements:\n- {{id: one, title: {json.dumps(title, ensure_ascii=False)}, cite: self}}\n"


@pytest.mark.parametrize(
    ("written", "encoding", "meant"),
    [
        # Typed in fonts of TCVN3 (.VnTime), VNI (VNI-Times), in VISCII, in VIQR, and Windows-1258 read as western.
        ("Tháa thuËn hîp t¸c gi÷a hai Héi", "TCVN3 (ABC)", "Thỏa thuận hợp tác giữa hai Hội"),
        ("Héi Ch÷ thËp ®á tØnh Kon Tum", "TCVN3 (ABC)", "Hội Chữ thập đỏ tỉnh Kon Tum"),
        ("Hoäi Lieân hieäp Phuï nöõ Vieät Nam", "VNI", "Hội Liên hiệp Phụ nữ Việt Nam"),
        ("Thoûa thuaän hôïp taùc giöõa hai tænh", "VNI", "Thỏa thuận hợp tác giữa hai tỉnh"),
        ("Hµi Liên hi®p Phø næ tïnh Ð¡k L¡k", "VISCII", "Hội Liên hiệp Phụ nữ tỉnh Đắk Lắk"),
        # A dot behind a word of VIQR may be a full stop, and stays one.
        ("Ho^.i Lie^n hie^.p Phu. nu+~ Vie^.t Nam", "VIQR", "Hội Liên hiệp Phu. nữ Việt Nam"),
        ("Hôòi Liên hiêòp Phuò nýÞ Viêòt Nam", "Windows-1258", "Hội Liên hiệp Phụ nữ Việt Nam"),
    ],
)
def test_text_of_an_older_form_is_told_with_what_it_means(written: str, encoding: str, meant: str) -> None:
    (only,) = doubts(titled(written))

    assert only.code == "text-of-old-encoding"
    assert (only.values["encoding"], only.values["read"]) == (encoding, meant)


@pytest.mark.parametrize("read_as", ["latin-1", "cp1252"])
@pytest.mark.parametrize("meant", [TITLE, "Hội Liên hiệp Phụ nữ", "ບົດບັນທຶກ", "thỏa thuận – “hợp tác”"])
def test_utf_8_that_was_read_as_one_byte_a_letter_is_told(meant: str, read_as: str) -> None:
    """What the wrong encoding has no sign for is lost, and the rest of the text still tells."""
    written = meant.encode("utf-8").decode(read_as, "ignore")
    reading = read_as_garbled(written)

    assert is_suspect(written)
    assert reading is not None
    if read_as == "latin-1":
        assert reading.text == meant


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Thỏa thuận hợp t\u0430c", "letter-look-alike"),  # a Cyrillic a
        ("Hội \u039dgười cao tuổi", "letter-look-alike"),  # a Greek capital nu
        ("thành phố \u00d0à Nẵng", "letter-look-alike"),  # an Icelandic eth
        ("Thỏa\u00ad thuận", "character-unseen"),
        ("Thỏa\ufeff thuận", "character-unseen"),
        ("Thỏa\u200b thuận", "character-unseen"),
        ("Thỏa\u202e thuận", "character-unseen"),
        ("Thỏa thu\ufffdn", "character-replaced"),
        (normalize("NFD", TITLE), "text-decomposed"),
        ("Ho\u0302\u0323i Chữ thập đỏ", "text-decomposed"),
    ],
)
def test_letters_and_signs_that_nobody_means_are_told(written: str, expected: str) -> None:
    assert codes(titled(written)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        TITLE,
        "Hòa Bình, Lào và Hà Tĩnh: 5 m² đất, 30°C, n° 5, 100 €, «né à Huế»",
        "ບົດບັນທຶກ\u200bຄວາມເຂົ້າໃຈ ລະຫວ່າງ ສອງແຂວງ",
        "Protocole d'accord de coopération signé à Huế le 2 juillet, né d'un thé reçu — déjà vu",
        "Indique si l'état est « indéterminé », «\xa0commité\xa0» ou «à côté»",
        "Mémorandum sur la santé, côté français: élève, forêt, maïs, sœur, Noël",
        "Agreement between São Tomé, Côte d'Ivoire and Curaçao",
        "Muž řekl: „Další…“ a odešel",
        "Seyðisfjörður og Þórshöfn",
        "Klarte ikke å finne en fil på én katalog",
        "İnç başına düşen karakter",
        "Москва и Минск",
        "Αθήνα",
        "C++ and e^x, f(a) = a(b), 1+1",
        "Đoàn gồm 5 kΩ, 10 μm",
        "مذكرة\u200fتفاهم",
        "👨\u200d👩\u200d👧 gia đình",
        "XÃ” — “PHƯỜNG, XÃ”",
    ],
)
def test_real_text_of_many_languages_has_none_of_them(text: str) -> None:
    assert codes(titled(text)) == []


def test_no_title_of_thousands_of_treaties_has_any(shared: Path) -> None:
    titles = {treaty.title for treaty in read_treaties(shared / TREATIES)}

    assert [
        title for title in titles if is_suspect(title) and (read_as_older(title) or read_as_garbled(title))
    ] == []


def test_every_text_is_looked_at_the_note_a_reason_a_quote_a_name_and_not_what_is_ones_own() -> None:
    wrong = "Thỏa\ufffd"
    text = f"""parties:
- id: a
  name: {{vi: Hội A, en: "{wrong}"}}
  note: "{wrong}"
  people: [{{name: "{wrong}", position: "{wrong}"}}]
  inferred: {{name: {{vi: "{wrong}"}}}}
  cite: {{source: self, quote: "{wrong}"}}
  x-own: "{wrong}"
  x-more: {{deep: ["{wrong}"]}}
partnerships:
- {{parties: [a], cite: self}}
"""
    found = doubts(text)

    assert {one.code for one in found} == {"character-replaced"}
    assert sorted(str(one.values["field"]) for one in found) == [
        "name",
        "name",
        "name",
        "note",
        "position",
        "quote",
    ]


@pytest.mark.parametrize("word", ["Hội", "quyển", "nghiêng", "Đắk", "thuyền", "ƯƠNG", "giữa", "khuỷu"])
def test_vietnamese_syllables_are_such(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Kon", "coopération", "hỘi", "gổt", "biỗim", "clé", "hộọi"])
def test_other_words_are_none(word: str) -> None:
    assert not is_syllable(word)
