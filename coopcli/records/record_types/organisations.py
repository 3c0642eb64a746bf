"""Organisations, their people and places, and the relations between them."""

from __future__ import annotations

from typing import Final

from coopcli.records.record import FieldKind
from coopcli.records.record_types.shared import DATES, ID, code, field, nest, plain, record_type, text, to

PARTY: Final = record_type(
    "party",
    ("bên ký kết", "party"),
    ("một tổ chức", "an organisation"),
    ID,
    text("name", ("tên", "name"), ("tên thường dùng", "the usual name"), required=True),
    nest(
        "other_names",
        "other_name",
        ("tên khác", "other names"),
        ("các cách viết khác, tên cũ", "other spellings, former names"),
        many=True,
    ),
    code(
        "kind", ("loại tổ chức", "kind"), ("hội phụ nữ, chữ thập đỏ …", "women's union, Red Cross …"), "kind"
    ),
    code("level", ("cấp", "level"), ("trung ương, tỉnh …", "national, provincial …"), "level"),
    code("country", ("nước", "country"), ("mã ISO 3166-1", "ISO 3166-1 code"), "country"),
    plain("province", ("tỉnh, thành", "province"), ("tên tỉnh như đã ghi", "the province's name as written")),
    nest(
        "people",
        "person",
        ("người", "people"),
        ("người và chức vụ", "people with their positions"),
        many=True,
    ),
    nest("successor", "successor", ("tổ chức kế tục", "successor"), ("từ ngày nào", "with its date")),
)

OTHER_NAME: Final = record_type(
    "other_name",
    ("tên khác", "other name"),
    ("một tên khác của tổ chức", "another name of the organisation"),
    text("name", ("tên", "name"), ("như đã viết", "as written"), required=True),
    DATES,
    shorthand="name",
)

PERSON: Final = record_type(
    "person",
    ("người", "person"),
    ("một người, với chức vụ hay vai trò", "a person with a position or a role"),
    plain("name", ("tên", "name"), ("họ và tên", "the full name"), required=True),
    text("position", ("chức vụ", "position"), ("như nguồn ghi", "as the source has it")),
    code(
        "role",
        ("vai trò", "role"),
        ("ký, chứng kiến, phát biểu …", "signatory, witness, speaker …"),
        "person_role",
    ),
    to("party", "parties", ("thuộc bên", "party"), ("tổ chức của người ấy", "whose person this is")),
    DATES,
    shorthand="name",
)

SUCCESSOR: Final = record_type(
    "successor",
    ("tổ chức kế tục", "successor"),
    ("tổ chức nhận tiếp, và từ ngày nào", "the organisation that took over, and since when"),
    to("party", "parties", ("bên", "party"), ("tổ chức kế tục", "the successor"), required=True),
    field("date", FieldKind.DATE, ("từ ngày", "date"), ("ngày kế tục", "the day it took over")),
    shorthand="party",
)

PARTNERSHIP: Final = record_type(
    "partnership",
    ("quan hệ đối tác", "partnership"),
    ("quan hệ có trước hay rộng hơn mọi văn bản", "a relation older or wider than any agreement"),
    field("id", FieldKind.ID, ("mã", "id"), ("không bắt buộc", "may be absent")),
    to(
        "parties",
        "parties",
        ("các bên", "parties"),
        ("các tổ chức", "the organisations"),
        many=True,
        required=True,
    ),
    field("since", FieldKind.DATE, ("từ", "since"), ("từ khi nào", "since when")),
    code(
        "earlier_agreements",
        ("văn bản trước đó", "earlier agreements"),
        ("`unknown`: có nhưng không nêu tên", "`unknown`: there are some, not named"),
        "earlier_agreements",
    ),
    text("text", ("mô tả", "text"), ("quan hệ ấy là gì", "what the relation is")),
)

PLACE: Final = record_type(
    "place",
    ("nơi", "place"),
    ("một nơi; dưới tỉnh là chữ như nguồn viết", "a place; below the province as text, as the source has it"),
    code("country", ("nước", "country"), ("mã ISO 3166-1", "ISO 3166-1 code"), "country"),
    plain("province", ("tỉnh, thành", "province"), ("tên tỉnh như đã ghi", "the province's name as written")),
    plain("city", ("thành phố", "city"), ("thành phố thuộc tỉnh", "a city of the province")),
    plain("district", ("huyện", "district"), ("huyện, quận", "district")),
    plain("commune", ("xã", "commune"), ("xã, phường", "commune or ward")),
    plain("village", ("bản, thôn", "village"), ("bản, thôn", "village")),
    text("name", ("tên nơi", "name"), ("địa điểm khác", "any other name of the spot")),
    shorthand="province",
)
