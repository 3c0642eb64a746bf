"""Organisations, their people and places, and the relations between them."""

from __future__ import annotations

from typing import Final

from coopcli.records.record import FieldKind
from coopcli.records.record_types import shared
from coopcli.records.record_types.shared import code, date, field, nest, plain, record_type, text, to

# fmt: off
PARTY: Final = record_type("party", "bên ký kết", "một tổ chức", "an organisation",
    shared.ID,
    text("name", "tên", "tên thường dùng", "the usual name", required=True),
    nest("other_names", "other_name", "tên khác",
        "các cách viết khác, tên cũ", "other spellings, former names", many=True),
    code("kind", "loại tổ chức", "hội phụ nữ, chữ thập đỏ …", "women's union, Red Cross …"),
    code("level", "cấp", "trung ương, tỉnh …", "national, provincial …"),
    code("country", "nước", "mã ISO 3166-1", "ISO 3166-1 code"),
    plain("province", "tỉnh, thành", "tên tỉnh như đã ghi", "the province's name as written"),
    nest("people", "person", "người", "người và chức danh", "people with their positions", many=True),
    nest("successor", "successor", "tổ chức kế tục", "từ ngày nào", "with its date"),
)

OTHER_NAME: Final = record_type(
    "other_name", "tên khác", "một tên khác của tổ chức", "another name of the organisation",
    text("name", "tên", "như đã viết", "as written", required=True),
    shared.DATES,
    shorthand="name",
)

PERSON: Final = record_type(
    "person", "người", "một người, với chức danh hay vai trò", "a person with a position or a role",
    plain("name", "tên", "họ và tên", "the full name", required=True),
    text("position", "chức danh", "như nguồn ghi", "as the source has it"),
    code("role", "vai trò",
        "ký, chứng kiến, phát biểu …", "signatory, witness, speaker …", codes="person_role"),
    to("party", "parties", "thuộc bên", "tổ chức của người ấy", "whose person this is"),
    shared.DATES,
    shorthand="name",
)

SUCCESSOR: Final = record_type(
    "successor", "tổ chức kế tục",
    "tổ chức nhận tiếp, và từ ngày nào", "the organisation that took over, and since when",
    to("party", "parties", "bên", "tổ chức kế tục", "the successor", required=True),
    date("date", "từ ngày", "ngày kế tục", "the day it took over"),
    shorthand="party",
)

PARTNERSHIP: Final = record_type(
    "partnership", "quan hệ đối tác",
    "quan hệ có trước hay rộng hơn mọi văn bản", "a relation older or wider than any agreement",
    field("id", FieldKind.ID, "mã", "không bắt buộc", "may be absent"),
    to("parties", "parties", "các bên", "các tổ chức", "the organisations", many=True, required=True),
    date("since", "từ", "từ khi nào", "since when"),
    code("earlier_agreements", "văn bản trước đó",
        "`unknown`: có nhưng không nêu tên", "`unknown`: there are some, not named"),
    text("text", "mô tả", "quan hệ ấy là gì", "what the relation is"),
)

PLACE: Final = record_type(
    "place", "nơi",
    "một nơi; dưới tỉnh là chữ như nguồn viết", "a place; below the province as text, as the source has it",
    code("country", "nước", "mã ISO 3166-1", "ISO 3166-1 code"),
    plain("province", "tỉnh, thành", "tên tỉnh như đã ghi", "the province's name as written"),
    plain("city", "thành phố", "thành phố thuộc tỉnh", "a city of the province"),
    plain("district", "huyện", "huyện, quận", "district"),
    plain("commune", "xã", "xã, phường", "commune or ward"),
    plain("village", "bản, thôn", "bản, thôn", "village"),
    text("name", "tên nơi", "địa điểm khác", "any other name of the spot"),
    shorthand="province",
)
