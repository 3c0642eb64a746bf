"""How a field and a record type are written, and the fields that many of them have."""

from __future__ import annotations

from typing import Final, TypedDict, Unpack

from coopcli.i18n import Label
from coopcli.records.record import Field, FieldKind, RecordType


class Counts(TypedDict, total=False):
    """How many values a field may and must have: see `Field`."""

    many: bool
    required: bool


class More(Counts, total=False):
    """What a field of some kind says beside its name, label and help: see `Field`."""

    codes: str
    section: str
    record: str


class FieldWords(Counts, total=False):
    """The English label too, where it is not the name in words, as `date signed` is of `date_signed`."""

    en: str


def field(
    name: str, kind: FieldKind, vi: str, help_vi: str, help_en: str, *, en: str = "", **more: Unpack[More]
) -> Field:
    """Make a field from its name, its Vietnamese label, and its help in both languages."""
    return Field(name=name, kind=kind, label=_label(name, vi, en), help=Label(help_vi, help_en), **more)


def _label(name: str, vi: str, en: str) -> Label:
    return Label(vi, en or name.replace("_", " "))


def text(name: str, vi: str, help_vi: str, help_en: str, **more: Unpack[FieldWords]) -> Field:
    """Make a field of texts that people read, in several languages."""
    return field(name, FieldKind.TEXTS, vi, help_vi, help_en, **more)


def plain(name: str, vi: str, help_vi: str, help_en: str, **more: Unpack[FieldWords]) -> Field:
    """Make a field of plain text: a name, a number of a paper, an address."""
    return field(name, FieldKind.TEXT, vi, help_vi, help_en, **more)


def date(name: str, vi: str, help_vi: str, help_en: str, **more: Unpack[FieldWords]) -> Field:
    """Make a field of a date."""
    return field(name, FieldKind.DATE, vi, help_vi, help_en, **more)


def code(
    name: str, vi: str, help_vi: str, help_en: str, *, codes: str = "", **more: Unpack[FieldWords]
) -> Field:
    """Make a field of a codelist: the one that bears the field's name, or another."""
    return field(name, FieldKind.CODE, vi, help_vi, help_en, codes=codes or name, **more)


def to(name: str, section: str, vi: str, help_vi: str, help_en: str, **more: Unpack[FieldWords]) -> Field:
    """Make a reference into a section ("" for any)."""
    return field(name, FieldKind.REFERENCE, vi, help_vi, help_en, section=section, **more)


def nest(name: str, record: str, vi: str, help_vi: str, help_en: str, **more: Unpack[FieldWords]) -> Field:
    """Make a field that holds records of a type."""
    return field(name, FieldKind.RECORD, vi, help_vi, help_en, record=record, **more)


def record_type(
    name: str, vi: str, help_vi: str, help_en: str, *fields: Field, en: str = "", shorthand: str = ""
) -> RecordType:
    """Make a record type, as a field is made; note, citation and inference belong to each."""
    return RecordType(
        name=name,
        label=_label(name, vi, en),
        help=Label(help_vi, help_en),
        fields=(*fields, *EVERYWHERE),
        shorthand=shorthand,
    )


# A field is a row: its name, its Vietnamese label, its help in Vietnamese and English; a long one goes on below.
# fmt: off
ID: Final = field("id", FieldKind.ID, "mã",
    "chữ thường không dấu, chữ số, gạch nối; duy nhất",
    "lower-case ASCII letters, digits, hyphens; unique", required=True)

EVERYWHERE: Final = (
    text("note", "ghi chú", "lời của người ghi sổ", "the record keeper's own words"),
    field("cite", FieldKind.CITATIONS, "nguồn dẫn",
        "nơi nguồn nói: `s003 line 8`, một danh sách, hay từng trường một",
        "where a source says so: `s003 line 8`, a list, or a map from field to citation",
        en="citation", many=True),
    field("inferred", FieldKind.REASONS, "suy luận",
        "trường nào do suy luận, và vì sao", "which fields are inferred, and why"),
)

DATES: Final = field("dates", FieldKind.PERIOD, "thời gian",
    "ngày hay khoảng ngày, theo EDTF; có thể để trống", "a day or a span of days, as EDTF; may be absent")

AREAS: Final = code("areas", "lĩnh vực",
    "các lĩnh vực hợp tác", "the fields of cooperation", codes="area", many=True)

FIGURES: Final = nest("figures", "figure", "số liệu",
    "các con số nguồn nêu", "the numbers that a source gives", many=True)

EVERY: Final = field("every", FieldKind.CADENCE, "chu kỳ",
    "`year`, `month`, `quarter`, `2 years` …", "`year`, `month`, `quarter`, `2 years` …")

SOURCE: Final = record_type(
    "source", "nguồn",
    "trang hay tài liệu mà thông tin lấy từ đó", "a page or document that facts are taken from",
    ID,
    text("title", "nhan đề", "như trên trang", "as on the page"),
    plain("authors", "tác giả", "người viết bài", "who wrote it", many=True),
    nest("credits", "credit", "ghi công", "ảnh, dịch …", "photographs, translation …", many=True),
    plain("publisher", "cơ quan đăng", "báo, trang, cơ quan", "newspaper, site or office"),
    date("date_published", "ngày đăng", "như ghi trên trang", "as on the page"),
    field("language", FieldKind.LANGUAGE, "ngôn ngữ", "thẻ BCP 47: vi, lo, en", "BCP 47: vi, lo, en"),
    plain("address", "địa chỉ", "địa chỉ trang, như nguồn ghi", "the page's address, as written there"),
    plain("text", "văn bản", "tệp mà dòng được đếm", "the file whose lines are counted"),
)

CREDIT: Final = record_type(
    "credit", "ghi công", "người góp phần vào nguồn", "somebody who had a part in the source",
    code("role", "vai trò", "chụp ảnh, dịch …", "photographer, translator …", codes="credit_role"),
    plain("name", "tên", "như nguồn ghi", "as the source has it", required=True),
    plain("publisher", "cơ quan", "nơi công tác", "whose photograph it is"),
    shorthand="name",
)
