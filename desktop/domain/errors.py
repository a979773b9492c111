"""Three families of errors; every one has a code, none carries what somebody said.

A *refusal*: the klantmanager can mend it; shown next to the field with what to do.
A *trouble*: the world (disk, network, file); one advice, the work is safe.
Anything else is a *bug*: a calm dialog and a report of code and frames, never of values.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class RefusalCode(StrEnum):
    # answers
    NOT_A_DATE = "not_a_date"
    IMPOSSIBLE_DATE = "impossible_date"
    NOT_A_TIME = "not_a_time"
    DATE_IN_FUTURE = "date_in_future"
    DATE_TOO_OLD = "date_too_old"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    TOO_LONG = "too_long"
    BSN_FAILS_11_PROEF = "bsn_fails_11_proef"
    V_NUMMER_NOT_10_DIGITS = "v_nummer_not_10_digits"
    UNKNOWN_CHOICE = "unknown_choice"
    ROW_INCOMPLETE = "row_incomplete"
    NOT_PRINTABLE_TEXT = "not_printable_text"
    QUESTION_WAITS = "question_waits"  # who sits beside: opened with a reason only
    FREE_TEXT_OFF = "free_text_off"  # AVG 9 and 10: typed text only after a reason
    # unlock
    WRONG_PASSPHRASE = "wrong_passphrase"
    PASSPHRASES_DIFFER = "passphrases_differ"
    PASSPHRASE_TOO_WEAK = "passphrase_too_weak"
    LABEL_TAKEN = "label_taken"
    WAIT_BEFORE_RETRY = "wait_before_retry"
    # dossier and plan
    NOT_WI2021 = "not_wi2021"
    NOT_OBLIGED = "not_obliged"
    NAME_MISSING = "name_missing"
    LANGUAGE_MISSING = "language_missing"
    REASON_MISSING = "reason_missing"
    ROUTE_NOT_CHOSEN = "route_not_chosen"
    CONFLICT_OPEN = "conflict_open"
    CHOICE_SETTLED = "choice_settled"  # somebody chose meanwhile
    CHOICE_CHANGED = "choice_changed"  # another answer came in since it was shown
    PARTS_OPEN = "parts_open"  # of a field nobody said whose value it is
    REMARK_MISSING = "remark_missing"
    NOT_A_REVIEWER = "not_a_reviewer"  # a remark is begun by who reads along
    PLAN_INCOMPLETE = "plan_incomplete"  # facts: count; the plan board lists what is missing
    LAW_BEFORE_FIRST_DATE = "law_before_first_date"
    STEP_EMPTY = "step_empty"  # an agreement without words
    STEP_TWICE = "step_twice"  # this ready line stands in the plan already
    AFTER_TERM = "after_term"  # facts: day, the last of the inburgeringstermijn
    # establishing and changing the plan
    NOT_READY = "not_ready"  # no version that is 'gereed'
    PLAN_CHANGED = "plan_changed"  # the 'gereed' version is no longer the plan
    ALREADY_ESTABLISHED = "already_established"
    NOT_ESTABLISHED = "not_established"
    BEFORE_ACT = "before_act"
    BEFORE_KENNISGEVING = "before_kennisgeving"  # facts: day
    BEFORE_EARLIER_VERSION = "before_earlier_version"  # facts: day
    BEFORE_DAGTEKENING = "before_dagtekening"
    MANDATE_MISSING = "mandate_missing"
    EARLY_DECISION = "early_decision"  # not in our BRP or not housed: only with a reason
    LATE_SWITCH = "late_switch"  # facts: day
    TWO_DECISIONS = "two_decisions"
    REVISION_NOT_BEGUN = "revision_not_begun"
    CATEGORY_MISSING = "category_missing"
    ROUTE_LOCKED = "route_locked"
    GEMEENTE_MISSING = "gemeente_missing"
    SCALE_DOWN_ROUTE = "scale_down_route"  # facts: article
    SCALE_DOWN_HOURS = "scale_down_hours"  # facts: least, article
    SCALE_DOWN_KEURMERK = "scale_down_keurmerk"  # facts: article
    SCALE_DOWN_EFFORT = "scale_down_effort"  # facts: article
    TASK_EMPTY = "task_empty"
    LINK_TO_ITSELF = "link_to_itself"
    TASK_GONE = "task_gone"  # the thing to do is not there any more
    OFFER_GONE = "offer_gone"  # nothing of it is offered any more
    DOSSIER_NOT_HERE = "dossier_not_here"  # the other dossier is not on this laptop
    DOSSIER_RESTRICTED = "dossier_restricted"  # AVG 18; facts: day
    RIGHT_MISSING = "right_missing"  # which right the person asks for
    REQUEST_DONE = "request_done"  # dealt with already
    NO_CONSENT = "no_consent"  # nothing of one dossier is offered to another without it
    # sharing with a party
    SHARE_WITHOUT_YES = "share_without_yes"
    SHARE_NO_BASIS = "share_no_basis"
    SHARE_NOTHING = "share_nothing"
    SHARE_CHANGED = "share_changed"  # something else would go than was shown
    # invitations and absence
    WAY_MISSING = "way_missing"
    ABSENCE_REASON_MISSING = "absence_reason_missing"
    BEFORE_OTHER_DAY = "before_other_day"  # the second day lies before the first
    VERDICT_MISSING = "verdict_missing"
    TEXT_MISSING = "text_missing"
    # hand-over in
    FILE_NOT_THERE = "file_not_there"
    FILE_TOO_LARGE = "file_too_large"  # facts: max, in megabytes
    SENDER_MISSING = "sender_missing"
    COLUMNS_MEET = "columns_meet"  # two columns of a file go to one question
    MAPPING_NOT_CONFIRMED = "mapping_not_confirmed"
    NOTHING_TO_BRING = "nothing_to_bring"
    ROW_HAS_PROBLEMS = "row_has_problems"  # facts: count
    NOT_ONE_PERSON = "not_one_person"  # two dossiers cannot be joined: joined already, or with itself
    # recovery by the municipality
    RECOVERY_NOT_ASKED = "recovery_not_asked"
    RECOVERY_ANSWER_UNREADABLE = "recovery_answer_unreadable"
    RECOVERY_ANSWER_OTHER = "recovery_answer_other"
    RECOVERY_ANSWER_OLD = "recovery_answer_old"
    # enrolment
    CODE_NOT_ACCEPTED = "code_not_accepted"
    PROXY_ADDRESS = "proxy_address"  # what was typed is no address of a proxy
    OPEN_REASON_MISSING = "open_reason_missing"
    EXPORT_TARGET_EXISTS = "export_target_exists"
    # papers
    PAPER_NOT_NOW = "paper_not_now"
    PAPER_NOT_CHECKED = "paper_not_checked"  # the municipality wants it checked; facts: taal, open, alle
    PAPER_ELSEWHERE = "paper_elsewhere"  # made on another laptop: its pages are not on this one
    PAPER_SCREEN_ONLY = "paper_screen_only"  # facts: taal
    # house style
    HOUSE_UNFIT = "house_unfit"  # facts: aantal; the board lists what is wrong
    HOUSE_CHANGED = "house_changed"  # something else would be taken than was shown
    PHOTO_UNFIT = "photo_unfit"  # facts: waarom
    PORTRAIT_CONSENT = "portrait_consent"
    # the koffer on this laptop: room, and what leaves it when its term is over
    NO_ROOM_FOR_NEW = "no_room_for_new"  # facts: vrij, nodig; megabytes
    POLICY_UNFIT = "policy_unfit"  # facts: aantal; the screen lists what is wrong
    POLICY_CHANGED = "policy_changed"  # something else would be taken than was shown
    KEY_NOT_COMPARED = "key_not_compared"  # the key of the privacy officer, by voice
    RETENTION_CHANGED = "retention_changed"  # something else would be destroyed than was shown
    # photos and scans
    MALWARE_FOUND = "malware_found"
    PAGES_TOO_MANY = "pages_too_many"  # facts: max
    CLIPBOARD_EMPTY = "clipboard_empty"  # nothing in it that is a photo or a scan
    CAPTION_MISSING = "caption_missing"
    ATTACHMENT_GONE = "attachment_gone"  # taken away meanwhile
    ATTACHMENT_ELSEWHERE = "attachment_elsewhere"  # made on another laptop: its pages are not on this one
    # translations
    TEXTS_UNREADABLE = "texts_unreadable"  # facts: waarom
    CHECKER_MISSING = "checker_missing"  # who checked and on which day belong together
    TEXTS_NOTHING = "texts_nothing"  # nothing in it is new
    TEXTS_CHANGED = "texts_changed"  # something else would be taken than was shown
    # sticks and parcels
    STICK_KEY_MISSING = "stick_key_missing"  # the municipality's key for sticks never came here
    STICK_NO_PARCEL = "stick_no_parcel"
    STICK_OTHER_KIND = "stick_other_kind"
    STICK_CUT = "stick_cut"
    STICK_NOT_FOR_US = "stick_not_for_us"
    STICK_ALTERED = "stick_altered"
    STICK_NEWER = "stick_newer"
    STICK_SIGNATURE = "stick_signature"
    STICK_OTHER_TENANT = "stick_other_tenant"
    STICK_OTHER_DESK = "stick_other_desk"
    STICK_UNREADABLE = "stick_unreadable"
    # the parcel for another municipality
    PARCEL_KEY_UNFIT = "parcel_key_unfit"
    PARCEL_KEY_UNCHECKED = "parcel_key_unchecked"  # nobody compared its code with the other municipality
    PARCEL_GROUND_MISSING = "parcel_ground_missing"
    PARCEL_CONSENT_MISSING = "parcel_consent_missing"  # special data only when the person agreed


class TroubleCode(StrEnum):
    DISK_FULL = "disk_full"
    DISK_ERROR = "disk_error"
    READ_ONLY = "read_only"
    STORE_DAMAGED = "store_damaged"
    STORE_EMPTY_FILE = "store_empty_file"
    STORE_NOT_ENCRYPTED = "store_not_encrypted"
    STORE_MISSING = "store_missing"
    STORE_NEWER = "store_newer"
    STORE_OTHER = "store_other"  # of another koffer, or its beginning is gone
    STORE_FOREIGN = "store_foreign"  # no koffer at all
    STORE_TRUNCATED = "store_truncated"
    STORE_ROLLED_BACK = (
        "store_rolled_back"  # an older piece stands in it: it proves whole, but does not add up
    )
    HEADER_MISSING = "header_missing"
    HEADER_DAMAGED = "header_damaged"
    HEADER_NEWER = "header_newer"
    SECOND_INSTANCE = "second_instance"
    DEVICE_SECRET_GONE = "device_secret_gone"
    PART_TOO_OLD = "part_too_old"  # facts: part, version, at_least
    PACK_BROKEN = "pack_broken"
    LAW_BROKEN = "law_broken"
    PLAN_LINES_BROKEN = "plan_lines_broken"
    SHARING_BROKEN = "sharing_broken"
    LANGUAGE_RULES_BROKEN = "language_rules_broken"  # facts: problemen
    OWN_TEXTS_BROKEN = "own_texts_broken"  # what stands beside the koffers cannot be read
    NO_CONTACT = "no_contact"
    NAME_UNKNOWN = "name_unknown"  # nobody on this network knows the address
    WIFI_ASKS = "wifi_asks"  # a wifi that wants one to log in first answered
    PROXY_ASKS = "proxy_asks"  # the proxy wants a name and a password
    CERTIFICATE_STRANGE = "certificate_strange"  # who answered cannot show to be the municipality
    CERTIFICATE_DATE = "certificate_date"
    NOT_THE_BACK_END = "not_the_back_end"
    BACK_END_GARBAGE = "back_end_garbage"
    BACK_END_BUSY = "back_end_busy"
    DESK_REVOKED = "desk_revoked"
    KOFFER_WIPED = "koffer_wiped"  # by a signed order of the municipality; there is nothing to go on with
    DESK_FORKED = "desk_forked"
    SIGN_IN_NEEDED = "sign_in_needed"  # at the municipality's own log-in page; all is kept
    SIGN_IN_REFUSED = "sign_in_refused"  # what the browser brought was not accepted, or is somebody else's
    SIGN_IN_NOT_FINISHED = "sign_in_not_finished"  # nobody came back from the browser in time
    CERTIFICATE_MISSING = "certificate_missing"  # the municipality wants a certificate of this laptop
    CLIENT_TOO_OLD = "client_too_old"
    SYNC_BROKE = "sync_broke"  # a bug of ours ended the sync
    NOT_EQUAL_AFTER_SYNC = "not_equal_after_sync"
    GLYPH_MISSING = "glyph_missing"
    PAPER_FAILED = "paper_failed"
    PAPER_DAMAGED = "paper_damaged"  # a kept paper is not what was kept
    ATTACHMENT_DAMAGED = "attachment_damaged"  # a kept photo is not what was kept
    SYSTEM_LIBRARY_MISSING = "system_library_missing"
    STICK_NOT_AS_WRITTEN = "stick_not_as_written"  # read back, it was something else


class Refusal(Exception):
    """What was asked cannot be done as it is; the klantmanager can mend it.

    `field` names the field or question it stands next to. `facts` fill the sentence: numbers, limits,
    dates of the law; never an answer.
    """

    def __init__(
        self, code: RefusalCode, field: str | None = None, facts: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        super().__init__(code.value)
        self.code = code
        self.field = field
        self.facts = MappingProxyType(dict(facts))


class Trouble(Exception):
    """The world is in the way. Nothing that was shown as saved is lost."""

    def __init__(self, code: TroubleCode, facts: Mapping[str, str] = MappingProxyType({})) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts = MappingProxyType(dict(facts))


_OF_THE_DISK: Mapping[int, TroubleCode] = MappingProxyType(
    {
        errno.ENOSPC: TroubleCode.DISK_FULL,
        errno.EDQUOT: TroubleCode.DISK_FULL,
        errno.EROFS: TroubleCode.READ_ONLY,
        errno.EACCES: TroubleCode.READ_ONLY,
        errno.EPERM: TroubleCode.READ_ONLY,
    }
)


def disk_trouble(error: OSError) -> Trouble:
    """What a disk that did not do what was asked is to the klantmanager: full, read only, or broken."""
    return Trouble(_OF_THE_DISK.get(error.errno or 0, TroubleCode.DISK_ERROR))
