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
    """What a field may say beside its name, kind, labels and helps: see `Field`."""

    codes: str
    section: str
    record: str


def field(
    name: str, kind: FieldKind, labels: tuple[str, str], helps: tuple[str, str], **more: Unpack[More]
) -> Field:
    """Make a field; labels and helps are Vietnamese and English."""
    return Field(name=name, kind=kind, label=Label(*labels), help=Label(*helps), **more)


def text(name: str, labels: tuple[str, str], helps: tuple[str, str], **more: Unpack[Counts]) -> Field:
    """Make a field of texts that people read, in several languages."""
    return field(name, FieldKind.TEXTS, labels, helps, **more)


def plain(name: str, labels: tuple[str, str], helps: tuple[str, str], **more: Unpack[Counts]) -> Field:
    """Make a field of plain text: a name, a number of a paper, an address."""
    return field(name, FieldKind.TEXT, labels, helps, **more)


def code(
    name: str, labels: tuple[str, str], helps: tuple[str, str], codes: str, **more: Unpack[Counts]
) -> Field:
    """Make a field of a codelist."""
    return field(name, FieldKind.CODE, labels, helps, codes=codes, **more)


def to(
    name: str, section: str, labels: tuple[str, str], helps: tuple[str, str], **more: Unpack[Counts]
) -> Field:
    """Make a reference into a section ("" for any)."""
    return field(name, FieldKind.REFERENCE, labels, helps, section=section, **more)


def nest(
    name: str, record: str, labels: tuple[str, str], helps: tuple[str, str], **more: Unpack[Counts]
) -> Field:
    """Make a field that holds records of a type."""
    return field(name, FieldKind.RECORD, labels, helps, record=record, **more)


def record_type(
    name: str, labels: tuple[str, str], helps: tuple[str, str], *fields: Field, shorthand: str = ""
) -> RecordType:
    """Make a record type; note, citation and inference belong to each."""
    return RecordType(
        name=name,
        label=Label(*labels),
        help=Label(*helps),
        fields=(*fields, *EVERYWHERE),
        shorthand=shorthand,
    )


ID: Final = field(
    "id",
    FieldKind.ID,
    ("mã", "id"),
    ("chữ thường không dấu, chữ số, gạch nối; duy nhất", "lower-case ASCII letters, digits, hyphens; unique"),
    required=True,
)

EVERYWHERE: Final = (
    field(
        "note",
        FieldKind.TEXTS,
        ("ghi chú", "note"),
        ("lời của người ghi sổ", "the record keeper's own words"),
    ),
    field(
        "cite",
        FieldKind.CITATIONS,
        ("nguồn dẫn", "citation"),
        (
            "nơi nguồn nói: `s003 line 8`, một danh sách, hay từng trường một",
            "where a source says so: `s003 line 8`, a list, or a map from field to citation",
        ),
        many=True,
    ),
    field(
        "inferred",
        FieldKind.REASONS,
        ("suy luận", "inferred"),
        ("trường nào do suy luận, và vì sao", "which fields are inferred, and why"),
    ),
)

DATES: Final = field(
    "dates",
    FieldKind.PERIOD,
    ("thời gian", "dates"),
    ("ngày hay khoảng ngày, theo EDTF; có thể để trống", "a day or a span of days, as EDTF; may be absent"),
)

AREAS: Final = field(
    "areas",
    FieldKind.CODE,
    ("lĩnh vực", "areas"),
    ("các lĩnh vực hợp tác", "the fields of cooperation"),
    many=True,
    codes="area",
)

FIGURES: Final = field(
    "figures",
    FieldKind.RECORD,
    ("số liệu", "figures"),
    ("các con số nguồn nêu", "the numbers that a source gives"),
    many=True,
    record="figure",
)

EVERY: Final = field(
    "every",
    FieldKind.CADENCE,
    ("chu kỳ", "every"),
    ("`year`, `month`, `quarter`, `2 years` …", "`year`, `month`, `quarter`, `2 years` …"),
)


SOURCE: Final = record_type(
    "source",
    ("nguồn", "source"),
    ("trang hay văn bản mà các sự kiện lấy từ đó", "a page or paper that facts are taken from"),
    ID,
    text("title", ("nhan đề", "title"), ("như trên trang", "as on the page")),
    plain("authors", ("tác giả", "authors"), ("người viết bài", "who wrote it"), many=True),
    nest(
        "credits", "credit", ("ghi công", "credits"), ("ảnh, dịch …", "photographs, translation …"), many=True
    ),
    plain("publisher", ("cơ quan đăng", "publisher"), ("báo, trang, cơ quan", "paper, site or office")),
    field(
        "date_published",
        FieldKind.DATE,
        ("ngày đăng", "date published"),
        ("như ghi trên trang", "as on the page"),
    ),
    field(
        "language",
        FieldKind.LANGUAGE,
        ("ngôn ngữ", "language"),
        ("thẻ BCP 47: vi, lo, en", "BCP 47: vi, lo, en"),
    ),
    plain(
        "address",
        ("địa chỉ", "address"),
        ("địa chỉ trang, như nguồn ghi", "the page's address, as written there"),
    ),
    plain("text", ("văn bản", "text"), ("tệp mà dòng được đếm", "the file whose lines are counted")),
)

CREDIT: Final = record_type(
    "credit",
    ("ghi công", "credit"),
    ("người góp phần vào nguồn", "somebody who had a part in the source"),
    code("role", ("vai trò", "role"), ("chụp ảnh, dịch …", "photographer, translator …"), "credit_role"),
    plain("name", ("tên", "name"), ("như nguồn ghi", "as the source has it"), required=True),
    plain("publisher", ("cơ quan", "publisher"), ("nơi công tác", "whose photograph it is")),
    shorthand="name",
)
