"""The codelists: each code with its labels, its standard's code if there is one, and what people type for it.

An open list may be wider in a register than here: an unknown code is a warning. A closed one is a list that
the program depends on: an unknown code there is an error.
Standards, each code behind the name of its list: IATI DocumentCategory, ActivityStatus, OrganisationType and
PolicyMarker; CRS, the purpose codes of the OECD's DAC (IATI's Sector); ISO 3166-1 and 4217. None where no code fits.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, NamedTuple, TypeAlias

from coopcli.i18n import Label
from coopcli.text import fold, key


@dataclass(frozen=True, slots=True)
class Code:
    """One code. `standard` is what another standard calls it; `words` are what people type for it.

    `areas`: of a kind of activity, the areas in which such a one may keep a commitment. `narrower`: those of the words
    that name only a part of what the code is; they help a search, but are not taken for the code.
    """

    code: str
    label: Label
    standard: str = ""
    words: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The words that name all of it: itself, its labels, what people type for it."""
        others = (word for word in self.words if word not in self.narrower)
        return (self.code, self.label.vi, self.label.en, *others)

    def explained(self, sign: str = "") -> Mapping[str, str]:
        """Give it with its label behind it, by language: `ending (sắp hết hạn)`; alone where that says no more.

        `sign` stands on both sides of the code.
        """
        labels = {"vi": self.label.vi, "en": self.label.en}
        code = f"{sign}{self.code}{sign}"
        return {
            tag: code if key(label) == key(self.code) else f"{code} ({label})"
            for tag, label in labels.items()
        }


How: TypeAlias = Literal["wholly", "partly", "narrower"]
"""How words name codes: whole, by a part of their labels, or as something that is narrower than they are."""

WHOLLY: Final = "wholly"
PARTLY: Final = "partly"
NARROWER: Final = "narrower"


class CodesMeant(NamedTuple):
    """The codes that words mean, see `spoken.meant`. Of several that only share the words in their labels, one is."""

    codes: tuple[str, ...]
    how: How

    @property
    def certain(self) -> bool:
        """Whether it is clear which codes are meant."""
        return bool(self.codes) and (self.how == WHOLLY or (self.how == PARTLY and len(self.codes) == 1))


@dataclass(frozen=True, slots=True)
class Codelist:
    """A list of codes by name; `closed` where the program depends on the codes."""

    name: str
    codes: dict[str, Code]
    closed: bool = False

    def label(self, code: str) -> Label:
        """Give a code's label; a code that the list lacks is its own label."""
        known = self.codes.get(code)
        return known.label if known else Label(code, code)


def _code(code: str, vi: str, en: str, standard: str = "", words: str = "", areas: str = "") -> Code:
    spoken, kept = ([*filter(None, text.split("|"))] for text in (words, areas))
    narrower = tuple(word.removeprefix("<") for word in spoken if word.startswith("<"))
    return Code(
        code, Label(vi, en), standard, tuple(word.removeprefix("<") for word in spoken), tuple(kept), narrower
    )


def _list(name: str, *rows: tuple[str, ...], closed: bool = False) -> Codelist:
    """Make a list from rows of code, Vietnamese, English and, if there are any, standard, words and areas (by `|`).

    `<` stands before a word that is narrower than the code.
    """
    return Codelist(name, {row[0]: _code(*row) for row in rows}, closed)


TYPE: Final = _list(
    "type",
    ("cooperation_agreement", "thỏa thuận hợp tác", "cooperation agreement", "", "thoả thuận hợp tác|thỏa thuận"),
    ("memorandum_of_understanding", "bản ghi nhớ", "memorandum of understanding", "IATI DocumentCategory A09", "biên bản ghi nhớ|MoU|memorandum"),
    ("coordination_programme", "chương trình phối hợp", "coordination programme", "", "chương trình phối hợp công tác"),
    ("cooperation_programme", "chương trình hợp tác", "cooperation programme"),
    ("cooperation_plan", "kế hoạch hợp tác", "cooperation plan", "", "kế hoạch phối hợp"),
    ("minutes", "biên bản thỏa thuận", "minutes of agreement", "", "biên bản hợp tác|biên bản hội đàm"),
    ("record_of_exchange", "biên bản trao đổi", "record of exchange"),
    ("letter_of_intent", "ý định thư", "letter of intent"),
    ("joint_statement", "tuyên bố", "joint statement", "", "tuyên bố chung|declaration"),
    ("communique", "thông cáo", "communiqué", "", "thông cáo chung"),
    ("twinning", "kết nghĩa", "twinning", "", "quy chế kết nghĩa"),
    ("coordination_rules", "quy chế phối hợp", "rules of coordination"),
    ("agreement", "thỏa thuận", "agreement"),
    ("amendment", "sửa đổi, bổ sung", "amendment"),
    ("protocol", "nghị định thư", "protocol"),
)  # fmt: skip

STANDING: Final = _list(
    "standing",
    ("planned", "dự kiến ký", "planned"),
    ("agreed", "đã thống nhất nội dung", "content agreed"),
    ("signed", "đã ký", "signed"),
    closed=True,
)

STATUS: Final = _list(
    "status",
    ("upcoming", "chưa bắt đầu", "upcoming", "", "chưa có hiệu lực|not yet begun"),
    ("in_force", "đang hiệu lực", "in force", "", "còn hiệu lực|có hiệu lực"),
    ("ending", "sắp hết hạn", "ending", "", "sắp hết hiệu lực|ending soon"),
    ("open_ended", "không thời hạn", "open-ended"),
    ("renewed", "đã có văn bản kế tiếp", "renewed", "", "đã được kế tiếp"),
    (
        "lapsed",
        "đã hết hạn",
        "expired",
        "",
        "hết hạn|đã hết hạn, trong sổ chưa có văn bản kế tiếp đã ký|expired, no signed successor on record",
    ),
    ("terminated", "đã chấm dứt", "terminated", "", "chấm dứt"),
    ("unknown", "chưa có thông tin", "unknown", "", "chưa rõ|chưa rõ thời hạn|term not stated in full"),
    closed=True,
)
"""What is computed for a day: DESIGN section 3, rule 2."""

ENDED: Final = _code(
    "ended", "đã hết hiệu lực", "ended", "", "hết hiệu lực|không còn hiệu lực|no longer in force"
)
"""Asks for every status of what is over; no agreement has it as its own."""

CERTAINTY: Final = _list(
    "certainty",
    ("surely", "chắc chắn", "surely"),
    ("possibly", "có thể", "possibly"),
    ("unknown", "chưa thể kết luận", "cannot be told"),
    closed=True,
)
"""How sure an answer is, or a value that the program works out: DESIGN section 3, rule 3."""

ENDING: Final = _list(
    "ending",
    ("stated", "đã nêu", "stated"),
    ("open", "không thời hạn", "no end by agreement"),
    ("not_stated", "chưa nêu", "not stated"),
    closed=True,
)
"""What is known of the end of a term."""

KIND: Final = _list(
    "kind",
    ("womens_union", "hội liên hiệp phụ nữ", "women's union", "", "hội phụ nữ|LHPN|phụ nữ|hiệp hội phụ nữ|women"),
    ("red_cross", "hội chữ thập đỏ", "Red Cross", "", "chữ thập đỏ|CTĐ|thập đỏ"),
    ("friendship_union", "liên hiệp các tổ chức hữu nghị", "friendship union", "", "hữu nghị|liên hiệp hữu nghị"),
    ("elderly_association", "hội người cao tuổi", "association of the elderly", "", "người cao tuổi"),
    ("youth_union", "đoàn thanh niên", "youth union", "", "thanh niên|tỉnh đoàn"),
    ("trade_union", "công đoàn", "trade union", "", "liên đoàn lao động"),
    ("fatherland_front", "mặt trận", "front", "", "mặt trận tổ quốc"),
    ("farmers_union", "hội nông dân", "farmers' union", "", "nông dân"),
    ("veterans_association", "hội cựu chiến binh", "veterans' association", "", "cựu chiến binh"),
    ("peoples_committee", "ủy ban nhân dân", "people's committee", "IATI OrganisationType 11", "chính quyền|UBND"),
    ("state", "nhà nước", "state", "IATI OrganisationType 10"),
    ("other", "tổ chức khác", "other"),
)  # fmt: skip

LEVEL: Final = _list(
    "level",
    ("national", "trung ương", "national", "", "quốc gia|cấp quốc gia|cấp trung ương"),
    ("provincial", "tỉnh", "provincial", "", "cấp tỉnh|province"),
    ("district", "huyện", "district", "", "cấp huyện"),
    ("commune", "xã", "commune", "", "cấp xã"),
    ("international", "quốc tế", "international"),
    closed=True,
)

AREA: Final = _list(
    "area",
    ("information", "trao đổi thông tin", "exchange of information", "", "thông tin|<tuyên truyền"),
    ("exchange_of_delegations", "trao đổi đoàn", "exchange of delegations", "", "đoàn|đoàn đại biểu|đoàn ra đoàn vào"),
    ("exchange_of_experience", "trao đổi kinh nghiệm", "exchange of experience", "", "kinh nghiệm|học tập kinh nghiệm"),
    ("twinning", "kết nghĩa", "twinning", "", "giao lưu|giao lưu nhân dân"),
    ("border", "biên giới", "border", "", "đường biên|<cột mốc|an ninh biên giới|bảo vệ biên giới"),
    ("culture", "văn hóa, truyền thống", "culture and tradition", "CRS 16061", "văn hóa|truyền thống"),
    ("friendship", "hữu nghị", "friendship", "", "đoàn kết|tình hữu nghị"),
    ("training", "tập huấn, đào tạo", "training", "CRS 11430", "tập huấn|đào tạo|đào tạo nghề|dạy nghề"),
    ("language_teaching", "dạy tiếng", "language teaching", "", "<dạy tiếng Việt|<tiếng Việt"),
    ("gender_equality", "bình đẳng giới", "gender equality", "IATI PolicyMarker 1", "tiến bộ của phụ nữ|vì sự tiến bộ của phụ nữ"),
    ("legal_advice", "tư vấn pháp lý", "legal advice", "", "tư vấn|bảo vệ quyền lợi"),
    ("anti_trafficking", "phòng chống mua bán người", "against trafficking in persons", "CRS 15190, CRS 15180", "mua bán người|buôn bán người|phòng chống buôn bán người|<mua bán phụ nữ|<buôn bán phụ nữ và trẻ em"),
    ("anti_violence", "phòng chống bạo lực", "against violence", "CRS 15180", "<bạo lực gia đình|bạo lực"),
    ("anti_crime", "phòng chống tội phạm, ma túy", "against crime and drugs", "CRS 15130, CRS 16063", "ma túy|tội phạm|<tệ nạn xã hội"),
    ("migration", "di cư", "migration", "CRS 15190", "<di cư bất hợp pháp|<vượt biên trái phép|<lao động ở nước ngoài"),
    ("livelihoods", "sinh kế", "livelihoods", "CRS 16020", "xóa đói giảm nghèo|giảm nghèo|<mô hình kinh tế"),
    ("trade", "giao thương", "trade links", "", "kết nối giao thương|thương mại"),
    ("health", "y tế, sức khỏe", "health", "CRS 12220", "<khám bệnh|<chữa bệnh|<khám sức khỏe|<dịch bệnh|<Covid-19"),
    ("humanitarian", "nhân đạo", "humanitarian aid", "", "từ thiện|cứu trợ|<quà"),
    ("disaster_risk", "thiên tai", "disaster risk", "CRS 43060", "rủi ro thiên tai|<sơ cấp cứu|ứng phó khẩn cấp"),
    ("resource_mobilisation", "vận động nguồn lực", "mobilising resources", "", "vận động viện trợ|<phi chính phủ nước ngoài|<nhà hảo tâm"),
    ("elderly_care", "chăm sóc người cao tuổi", "care of the elderly", "CRS 16010", "người cao tuổi"),
    ("research", "nghiên cứu, tham mưu", "research and advice", "", "nghiên cứu|tham mưu"),
    ("people_to_people", "đối ngoại nhân dân", "people-to-people diplomacy", "", "ngoại giao nhân dân"),
    ("organisation_building", "xây dựng tổ chức Hội", "building the organisation", "", "công tác Hội|củng cố tổ chức"),
    ("women_and_children", "phụ nữ và trẻ em", "women and children", "", "trẻ em|phụ nữ"),
)  # fmt: skip

WHEN: Final = _list(
    "when",
    ("needed", "khi cần", "when needed"),
    ("event", "khi có sự kiện", "for an event", "", "khi có việc|when something happens"),
    ("anniversary", "dịp kỷ niệm", "on anniversaries", "", "ngày kỷ niệm"),
    closed=True,
)

CADENCE_UNIT: Final = _list(
    "cadence_unit",
    ("week", "tuần", "week", "", "weekly"),
    ("month", "tháng", "month", "", "monthly"),
    ("quarter", "quý", "quarter", "", "quarterly"),
    ("year", "năm", "year", "", "thường niên|yearly|annual|annually"),
    closed=True,
)
"""`every` is one of these, or a number of them: `2 years`."""

ACTIVITY: Final = _list(
    "activity",
    ("signing_ceremony", "lễ ký kết", "signing ceremony", "", "lễ ký"),
    ("visit", "chuyến thăm, làm việc", "visit", "", "thăm|đoàn công tác", "exchange_of_delegations"),
    ("conference", "hội nghị", "conference", "", "hội thảo"),
    ("review", "tổng kết, sơ kết", "review", "", "tổng kết|sơ kết|hội nghị tổng kết"),
    ("training", "tập huấn", "training course", "", "lớp tập huấn", "training"),
    ("study_visit", "tham quan mô hình", "study visit", "", "tham quan", "exchange_of_experience"),
    ("gift", "tặng quà", "gift", "", "quà|trao quà", "humanitarian"),
    ("health_check", "khám bệnh, cấp thuốc", "health check and medicine", "", "khám bệnh|cấp thuốc miễn phí", "health"),
    ("livelihood_support", "hỗ trợ sinh kế", "livelihood support", "", "mô hình sinh kế", "livelihoods"),
    ("exchange_of_information", "trao đổi thông tin", "exchange of information", "", "thông tin", "information"),
    ("greeting", "thư chúc mừng", "letter of greeting", "", "thư thăm hỏi|chúc mừng", "friendship"),
    ("communication", "tuyên truyền", "public information", "", "truyền thông", "information"),
    ("club", "câu lạc bộ", "club", "", "CLB"),
)  # fmt: skip

ACTIVITY_STATUS: Final = _list(
    "activity_status",
    ("planned", "dự kiến", "planned", "IATI ActivityStatus 1", ""),
    ("ongoing", "đang diễn ra", "ongoing", "IATI ActivityStatus 2", ""),
    ("done", "đã diễn ra", "done", "IATI ActivityStatus 4", ""),
    ("cancelled", "đã hủy", "cancelled", "IATI ActivityStatus 5", ""),
    closed=True,
)
NOT_HELD: Final = ("planned", "cancelled")
"""The states of an activity that did not take place, or not yet; one without a state took place."""

PARTY_ROLE: Final = _list(
    "party_role",
    ("host", "bên đăng cai", "host", "", "chủ nhà"),
    ("visitor", "bên đến thăm", "visitor", "", "khách"),
    ("giver", "bên tặng", "giver"),
    ("receiver", "bên nhận", "receiver"),
    ("sender", "bên gửi", "sender"),
    ("organiser", "bên tổ chức", "organiser"),
    ("witness", "chứng kiến", "witness"),
)

PERSON_ROLE: Final = _list(
    "person_role",
    ("signatory", "người ký", "signatory"),
    ("witness", "người chứng kiến", "witness"),
    ("speaker", "người phát biểu", "speaker"),
    ("head_of_delegation", "trưởng đoàn", "head of delegation"),
    ("participant", "người tham dự", "participant"),
)

CREDIT_ROLE: Final = _list(
    "credit_role",
    ("photographer", "ảnh", "photographs"),
    ("translator", "dịch", "translation"),
    ("editor", "biên tập", "editing"),
)

UNIT: Final = _list(
    "unit",
    ("parcel", "suất quà", "parcels"),
    ("gift", "quà", "gifts"),
    ("turn", "lượt", "attendances", "", "turns"),
    ("person", "người", "people"),
    ("club", "câu lạc bộ", "clubs"),
    ("province", "tỉnh, thành", "provinces"),
    ("district", "huyện", "districts"),
    ("commune", "xã", "communes"),
    ("party", "đối tác", "partners"),
    ("programme", "chương trình", "programmes"),
    ("model", "mô hình", "models"),
    ("year", "năm", "years"),
    ("VND", "đồng", "VND", "ISO 4217 VND", "đồng|VNĐ|đồng Việt Nam"),
    ("LAK", "kíp", "LAK", "ISO 4217 LAK", "kíp|kip"),
    ("USD", "đô la Mỹ", "USD", "ISO 4217 USD", "đô la|usd"),
)

MARK: Final = _list(
    "mark",
    ("nearly", "gần", "nearly"),
    ("about", "khoảng", "about"),
    ("over", "hơn", "over"),
    ("at_least", "ít nhất", "at least"),
    ("at_most", "nhiều nhất", "at most"),
    closed=True,
)

DAY_PART: Final = _list(
    "day_part",
    ("morning", "sáng", "morning"),
    ("afternoon", "chiều", "afternoon"),
    ("evening", "tối", "evening"),
    closed=True,
)

EARLIER_AGREEMENTS: Final = _list(
    "earlier_agreements",
    ("known", "có trong sổ", "on record"),
    ("unknown", "có, không nêu tên", "there are some, not named"),
    ("none", "không có", "none"),
    closed=True,
)

RENEWAL_MODE: Final = _list(
    "renewal_mode",
    ("never", "không gia hạn", "never"),
    ("express", "gia hạn theo quyết định", "by decision"),
    ("tacit", "mặc nhiên gia hạn", "tacit", "", "tự động gia hạn"),
    closed=True,
)

DECISION: Final = _list(
    "decision",
    ("renew", "gia hạn", "renew", "", "ký tiếp"),
    ("review", "xem xét", "review"),
    ("let_end", "để hết hạn", "let end", "", "không gia hạn"),
    closed=True,
)

CHANGE: Final = _list(
    "change",
    ("amendment", "sửa đổi, bổ sung", "amendment", "", "sửa đổi|bổ sung"),
    ("extension", "gia hạn", "extension"),
    ("suspension", "tạm đình chỉ thực hiện", "suspension", "", "tạm đình chỉ"),
    ("resumption", "tiếp tục thực hiện", "resumption", "", "tiếp tục"),
    ("withdrawal", "rút khỏi", "withdrawal"),
    ("termination", "chấm dứt hiệu lực", "termination", "", "chấm dứt"),
    closed=True,
)
"""What Law 70/2020/QH14, article 1, names; the end of a term that runs out is none of them."""

STEP: Final = _list(
    "step",
    ("end", "hết hạn", "end of the term", "", "kết thúc"),
    ("notice", "hạn báo trước", "notice deadline", "", "báo trước"),
    ("renewal", "chuẩn bị gia hạn", "begin the renewal", "", "gia hạn"),
    ("mid_term_review", "sơ kết", "mid-term review"),
    ("final_review", "tổng kết", "final review"),
    ("commitment", "cam kết định kỳ", "recurring commitment", "", "cam kết|việc định kỳ"),
    ("activity", "hoạt động dự kiến", "planned activity", "", "hoạt động"),
    ("signing", "tìm hiểu việc ký", "find out whether it was signed", "", "đã ký chưa"),
    ("copy", "báo cáo và gửi bản sao", "report and copy after signing", "", "bản sao"),
    ("change_notice", "thông báo thay đổi", "notice of a change", "", "thông báo"),
    ("plan_to_sign", "kế hoạch ký kết", "plan to sign", "", "kế hoạch ký|kế hoạch về việc ký kết"),
    ("plan_to_implement", "kế hoạch thực hiện", "plan to implement"),
    ("yearly_report", "báo cáo năm", "yearly report", "", "báo cáo|báo cáo hằng năm"),
    closed=True,
)
"""The kinds of duty that `coop due` lists."""

BUCKET: Final = _list(
    "bucket",
    ("overdue", "quá hạn", "overdue"),
    ("past", "đã qua, chưa ghi nhận đã làm xong", "past, not on record as done"),
    ("may_be_past", "có thể đã qua", "may be past"),
    ("this_week", "tuần này", "this week"),
    ("this_month", "tháng này", "this month"),
    ("this_quarter", "quý này", "this quarter"),
    ("later", "sau đó", "later"),
    ("not_stated", "chưa có thông tin về ngày", "day not stated"),
    ("sources_end", "sau nguồn mới nhất", "after the sources end"),
    ("long_past", "đã qua hơn một năm", "past by more than a year"),
    ("snoozed", "đang hoãn nhắc", "snoozed"),
    ("settled", "đã xong", "settled"),
    closed=True,
)
"""Where a duty stands on a day: in exactly one of these."""

COUNTRY: Final = _list(
    "country",
    ("VN", "Việt Nam", "Vietnam", "ISO 3166-1 VN", "Viet Nam|nước CHXHCN Việt Nam"),
    ("LA", "Lào", "Laos", "ISO 3166-1 LA", "Lao|CHDCND Lào|nước Lào|Lao PDR|Cộng hòa Dân chủ Nhân dân Lào"),
    ("KH", "Campuchia", "Cambodia", "ISO 3166-1 KH", "Cam-pu-chia"),
    ("CN", "Trung Quốc", "China", "ISO 3166-1 CN", ""),
    ("TH", "Thái Lan", "Thailand", "ISO 3166-1 TH", ""),
    ("CU", "Cuba", "Cuba", "ISO 3166-1 CU", "Cu Ba"),
    ("RU", "Nga", "Russia", "ISO 3166-1 RU", "Liên bang Nga"),
    ("JP", "Nhật Bản", "Japan", "ISO 3166-1 JP", ""),
    ("KR", "Hàn Quốc", "South Korea", "ISO 3166-1 KR", ""),
    ("MM", "Mi-an-ma", "Myanmar", "ISO 3166-1 MM", "Myanmar"),
)
"""Any two or three capital letters are a country (ISO 3166-1 alpha-2 or alpha-3); these have names here."""

CODELISTS: Final = {
    codelist.name: codelist
    for codelist in (
        TYPE, STANDING, STATUS, CERTAINTY, ENDING, KIND, LEVEL, AREA, WHEN, CADENCE_UNIT, ACTIVITY, ACTIVITY_STATUS, PARTY_ROLE,
        PERSON_ROLE, CREDIT_ROLE, UNIT, MARK, DAY_PART, EARLIER_AGREEMENTS, RENEWAL_MODE, DECISION, CHANGE, STEP, BUCKET, COUNTRY,
    )
}  # fmt: skip

_NAMED: Final = re.compile(r"\{(\w+?)__(\w+)\}")


def glosses(text: str) -> dict[str, Mapping[str, str]]:
    """Give what fills the braces of a help text that name codes: `{level__provincial}` is `provincial (tỉnh)`.

    So a help page has the one word for a code that answers have. Raises KeyError for a code that there is not.
    """
    asked = {**STATUS.codes, ENDED.code: ENDED}
    return {
        f"{name}__{code}": (asked if name == STATUS.name else CODELISTS[name].codes)[code].explained()
        for name, code in _NAMED.findall(text)
    }


ABBREVIATIONS: Final[Mapping[str, str]] = {
    fold(short): long
    for short, long in (
        ("PN", "phụ nữ"), ("HPN", "hội phụ nữ"), ("LHPN", "liên hiệp phụ nữ"), ("HLHPN", "hội liên hiệp phụ nữ"),
        ("CTĐ", "chữ thập đỏ"), ("HCTĐ", "hội chữ thập đỏ"), ("NCT", "người cao tuổi"), ("CCB", "cựu chiến binh"),
        ("HCCB", "hội cựu chiến binh"), ("BCH", "ban chấp hành"), ("VN", "Việt Nam"),
        ("HND", "hội nông dân"), ("LĐLĐ", "liên đoàn lao động"), ("TNCS", "thanh niên cộng sản"),
        ("MTTQ", "mặt trận tổ quốc"), ("UBMTTQ", "ủy ban mặt trận tổ quốc"), ("LHHN", "liên hiệp hữu nghị"),
        ("UBND", "ủy ban nhân dân"), ("HĐND", "hội đồng nhân dân"), ("TW", "trung ương"), ("TP", "thành phố"),
        ("BGN", "bản ghi nhớ"), ("TTHT", "thỏa thuận hợp tác"), ("CTHT", "chương trình hợp tác"),
        ("CTPH", "chương trình phối hợp"), ("KHHT", "kế hoạch hợp tác"), ("QCPH", "quy chế phối hợp"),
        ("CHDCND", "cộng hòa dân chủ nhân dân"), ("CHXHCN", "cộng hòa xã hội chủ nghĩa"),
    )
}  # fmt: skip
"""What offices write for what, by the folded short form. None of them is a syllable of Vietnamese, even folded."""


def written_out(words: Sequence[str]) -> list[str]:
    """Give folded words with each abbreviation written out: `hoi lhpn` is `hoi lien hiep phu nu`."""
    return [word for typed in words for word in _long_forms().get(typed, (typed,))]


@cache
def _long_forms() -> Mapping[str, tuple[str, ...]]:
    return {short: tuple(fold(long).split()) for short, long in ABBREVIATIONS.items()}
