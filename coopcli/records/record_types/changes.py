"""What becomes of an agreement after signing: how it is renewed, what was decided, what changed, what was done of it.

Names follow OCDS (`max_extent_date`, `rationale`) and Law 70/2020/QH14, article 1, for the kinds of change.
"""

from __future__ import annotations

from typing import Final

from coopcli.records.record import FieldKind
from coopcli.records.record_types.shared import code, date, field, nest, plain, record_type, text, to

# fmt: off
RENEWAL: Final = record_type(
    "renewal", "điều khoản gia hạn", "điều văn bản nói về việc gia hạn", "what the agreement says of its renewal",
    code("mode", "cách gia hạn",
        "không, theo quyết định, mặc nhiên",
        "never, by decision, or rolling on by itself", codes="renewal_mode"),
    field("notice_period", FieldKind.DURATION, "thời hạn báo trước",
        "báo trước khi hết hạn bao lâu: `3 months`", "how long before the end notice is given: `3 months`"),
    field("length", FieldKind.DURATION, "độ dài mỗi lần gia hạn",
        "mỗi lần gia hạn thêm bao lâu: `1 year`",
        "by how much each renewal extends it: `1 year`", en="length of a renewed term"),
    date("max_extent_date", "hạn gia hạn cuối cùng",
        "không gia hạn quá ngày này",
        "no renewal goes beyond this day", en="latest date it may be extended to"),
    en="terms of renewal",
)

DECISION: Final = record_type(
    "decision", "quyết định về gia hạn",
    "đã quyết định gia hạn hay để hết hạn", "whether it is to be renewed, looked at again, or let end",
    code("decision", "quyết định", "gia hạn, xem xét, để hết hạn", "renew, review or let end", required=True),
    date("date", "ngày", "ngày quyết định", "the day it was taken", required=True),
    text("by", "người quyết định", "ai, cơ quan nào quyết định", "who took it"),
    en="decision on renewal",
)

CHANGE: Final = record_type(
    "change", "thay đổi",
    "sửa đổi, gia hạn, tạm đình chỉ, chấm dứt …", "an amendment, extension, suspension, ending …",
    code("kind", "hình thức",
        "theo Luật Thỏa thuận quốc tế",
        "in the words of the Law on international agreements", codes="change", required=True),
    date("date_signed", "ngày ký", "ngày ký văn bản này", "of the document that changes it"),
    date("date_in_force", "ngày hiệu lực",
        "ngày thay đổi có hiệu lực", "the day the change takes effect; never derived from the signing day"),
    date("extended_to", "gia hạn đến", "ngày hết hạn mới, khi gia hạn", "the new last day, of an extension"),
    to("party", "parties", "bên rút khỏi", "bên rút khỏi, nếu có", "who withdraws"),
    plain("number", "số văn bản", "số, ký hiệu văn bản", "the document's number"),
    text("description", "nội dung", "điều gì thay đổi", "what changed"),
    text("rationale", "lý do", "vì sao", "why"),
    date("notified", "ngày thông báo",
        "ngày gửi thông báo cho cơ quan", "the day the authorities were told of it"),
)

DUTY: Final = record_type(
    "duty", "việc đến hạn",
    "điều đã làm, hay hoãn nhắc, của một việc mà `coop due` nêu", "what was done about a duty of `coop due`",
    to("duty", "duties", "mã việc",
        "như `coop due` ghi: `vwu-lwu-2022/copy`",
        "as `coop due` names it: `vwu-lwu-2022/copy`", required=True),
    date("done", "đã làm ngày", "ngày đã làm xong", "the day it was done"),
    date("snoozed_until", "hoãn nhắc đến", "không nhắc trước ngày này", "not to be shown before this day"),
    plain("number", "số văn bản", "số văn bản đã gửi", "of the document that was sent"),
    text("by", "người làm", "ai làm", "who did it"),
)

SETTINGS: Final = record_type(
    "settings", "thiết lập",
    "cách cơ quan giữ sổ này theo dõi hạn", "how the office that keeps this register watches its days",
    field("report_day", FieldKind.DAY_OF_YEAR, "ngày báo cáo",
        "hạn báo cáo hằng năm của tỉnh: `11-01`; trống: 15/11",
        "the province's own day: `11-01`; absent: 11-15"),
    field("lead", FieldKind.DURATION, "thời gian chuẩn bị",
        "còn bao lâu thì văn bản là sắp hết hạn; trống: 180 ngày",
        "from how long before its end an agreement counts as ending; absent: 180 days"),
    field("own_documents", FieldKind.BOOLEAN, "văn bản của cơ quan",
        "`true`: hồ sơ không ghi `cite` thì dựa vào văn bản của chính cơ quan, như ghi `cite: self`",
        "`true`: a record without `cite` rests on the own documents of the office, as if it said `cite: self`"),
    nest("tracks", "tracked", "theo dõi",
        "loại việc nào sổ ghi đầy đủ, để báo quá hạn",
        "which kinds of duty are kept complete here, so that one is overdue", many=True),
)

TRACKED: Final = record_type(
    "tracked", "loại việc được theo dõi",
    "một loại việc mà sổ ghi đầy đủ từ một ngày",
    "a kind of duty that the register keeps complete since a day",
    code("step", "loại việc", "như `copy`", "such as `copy`", en="kind of duty", required=True),
    date("since", "từ", "từ ngày nào", "since which day", required=True),
    en="tracked kind of duty",
)
