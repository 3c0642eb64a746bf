-- The store of coop: a register of cooperation agreements, built from YAML files by `coop load`.
--
-- For people who open it with other tools (sqlite3, Datasette, pandas, Excel by ODBC):
--   * Start from the view `overview`: one row an agreement, with its status on the day in the view `today`.
--   * Ids are those written in the YAML; a commitment is `agreement-id/commitment-id`.
--   * Texts that people read are JSON, {"vi": "...", "en": "..."}: `title ->> 'vi'`.
--   * A date stands as known (EDTF: 2022, 2022-09, 2022-09-09, 2022?-09-09 where the year is inferred), with
--     its earliest and latest day beside it. NULL is "not stated", never "no" and never "none".
--   * Nothing is written here by hand: the YAML files are the register, this is their cache.
--
-- A column that bears the name of a field of the record format (docs/records.md) holds that field.
-- `PRAGMA user_version` follows from the statements here: a store made with others is made anew by the next load.

-- The files that are loaded, and what tells whether they have changed since.
CREATE TABLE file (
  path TEXT PRIMARY KEY,                   -- absolute
  folder TEXT,                             -- the folder that was asked for, when it came with one
  hash TEXT NOT NULL,                      -- SHA-256 of the content
  program TEXT NOT NULL,                   -- the version of coop that read it
  gazetteer TEXT NOT NULL,                 -- the version of the gazetteer that its provinces were matched with
  loaded_at TEXT NOT NULL,                 -- UTC, ISO 8601
  warnings INTEGER NOT NULL DEFAULT 0,
  size INTEGER NOT NULL,                   -- in bytes; with the times, what tells without reading that it is as it was
  modified INTEGER NOT NULL,               -- when its content changed, by its folder, in nanoseconds since 1970
  changed INTEGER NOT NULL,                -- when its content, name or protection did, the same
  looked INTEGER NOT NULL                  -- the clock just before it was read, the same
) STRICT;

-- What was unloaded although it lies in a folder that is loaded: it is not taken up again unless it is named.
CREATE TABLE left_out (
  path TEXT PRIMARY KEY                    -- a file or folder, absolute
) STRICT;

-- What was loaded by a name that is a link, or lies behind one: whether it leads there still.
CREATE TABLE link (
  path TEXT PRIMARY KEY,                   -- as it was named, absolute
  target TEXT NOT NULL                     -- what it led to: the files of `file` lie there
) STRICT;

-- The text that was not taken up, because of errors: it is not read again as long as it and the day are the same.
CREATE TABLE refused (
  text TEXT NOT NULL,                      -- SHA-256 of all that a load would have read and dropped
  day TEXT NOT NULL,                       -- by the clock: some dates are wrong only today
  problem TEXT NOT NULL CHECK (json_valid(problem)),  -- the first error: its file, and what is said in each language
  errors INTEGER NOT NULL
) STRICT;

-- Every record that has an id, of whatever section: one namespace.
CREATE TABLE record (
  number INTEGER PRIMARY KEY,              -- the row of `search`; not stable over loads
  id TEXT NOT NULL UNIQUE,
  section TEXT NOT NULL CHECK (section IN
    ('sources', 'parties', 'partnerships', 'agreements', 'commitments', 'activities', 'statements', 'duties',
     'settings')),
  file TEXT NOT NULL REFERENCES file (path) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  "column" INTEGER NOT NULL,
  uncited INTEGER NOT NULL,                -- whether it has no `cite`: see `own_documents` of the settings
  data TEXT NOT NULL CHECK (json_valid(data)),  -- the whole record as its file says it, x- keys included
  words TEXT NOT NULL,                     -- what it says, folded, a text a line: its texts with accents
  written TEXT NOT NULL,                   -- the same with their accents
  plain TEXT NOT NULL,                     -- its texts without accents
  help_words TEXT NOT NULL,                -- what only helps to find it: the labels and synonyms of its codes,
  help_written TEXT NOT NULL,              --   in the same three forms,
  help_plain TEXT NOT NULL,                --   and a token for each place that it names
  doubles TEXT                             -- only while loading: where the same id stands last
) STRICT;
CREATE INDEX record_file ON record (file, section);
CREATE INDEX record_uncited ON record (file) WHERE uncited;
CREATE INDEX record_doubles ON record (id) WHERE doubles IS NOT NULL;

-- Each place where one record names another, with its position in the file.
CREATE TABLE reference (
  record TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  section TEXT NOT NULL,                   -- the section that the target must stand in; '' for any
  target TEXT NOT NULL,
  line INTEGER NOT NULL,
  "column" INTEGER NOT NULL
) STRICT;
CREATE INDEX reference_record ON reference (record, field);
CREATE INDEX reference_target ON reference (target);

-- Where a source says so. `field` is '' for the record as a whole, else the field, as in `figures[2].value`.
CREATE TABLE citation (
  record TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  source TEXT REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,  -- NULL: the own document of the office
  place TEXT,                              -- `line 8`, `lines 9-21`, `§3`, `p. 4`
  quote TEXT                               -- the few words that carry the fact
) STRICT;
CREATE INDEX citation_record ON citation (record);
CREATE INDEX citation_source ON citation (source);

-- What is known by inference only: named so in the record, with the reason, or a date that is written with `?` or `~`.
-- An answer that rests on it is at most possible.
CREATE TABLE inference (
  record TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  reason TEXT CHECK (reason IS NULL OR json_valid(reason)),
  PRIMARY KEY (record, field) ON CONFLICT IGNORE
) STRICT, WITHOUT ROWID;

-- Where a day can lie that is not stated, not exact or inferred, as far as other fields bound it; recomputed with every
-- load (terms/leeway.py). Of an activity or a statement `dates`, of an agreement `date_signed`, and `starts` and `ends`
-- of its lifetime. NULL is no bound. What is stated exactly, and the rest of what is not stated, has no row.
CREATE TABLE leeway (
  record TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (field IN ('dates', 'date_signed', 'starts', 'ends')),
  earliest TEXT, latest TEXT,
  usually_earliest TEXT, usually_latest TEXT,  -- as a rule, which is an inference
  first_day TEXT, last_day TEXT,           -- month and day, as in -09-09, where the year alone is inferred
  PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX leeway_ends ON leeway (record) WHERE field = 'ends';

-- A page or document that facts are taken from.
CREATE TABLE source (
  id TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  title TEXT, authors TEXT, publisher TEXT,
  date_published TEXT, date_published_earliest TEXT, date_published_latest TEXT,
  language TEXT, address TEXT, text TEXT
) STRICT;

-- An organisation.
CREATE TABLE party (
  id TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT, level TEXT, country TEXT,
  province TEXT,                           -- as written; the units it means are in `located`
  successor_party TEXT REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
  successor_date TEXT
) STRICT;
CREATE INDEX party_kind ON party (kind);
CREATE INDEX party_country ON party (country);
CREATE INDEX party_successor ON party (successor_party);

-- Other names of an organisation: spellings, former names.
CREATE TABLE party_name (
  party TEXT NOT NULL REFERENCES party (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  dates TEXT
) STRICT;
CREATE INDEX party_name_party ON party_name (party);

-- What a record is called, and the people whom it names: folded, with abbreviations of offices written out;
-- where it names places, a second row has a token for each of them, so that every spelling is the same. Made by
-- name_keys of coopcli/asking/names.py.
CREATE TABLE name (
  key TEXT NOT NULL,
  record TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  person INTEGER NOT NULL,                 -- 1: it is the name of a person
  PRIMARY KEY (key, record, person) ON CONFLICT IGNORE
) STRICT, WITHOUT ROWID;
CREATE INDEX name_record ON name (record);

-- The units of the gazetteer that a province written in a record means (a party's, an activity's, a signing's).
CREATE TABLE located (
  record TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  place TEXT NOT NULL,                     -- the unit's key, or the folded name where the gazetteer has none
  certainty TEXT NOT NULL CHECK (certainty IN ('surely', 'possibly'))  -- possibly: the name has several meanings
) STRICT;
CREATE INDEX located_record ON located (record, field, place);
CREATE INDEX located_place ON located (place, field);

-- A place that a record names, down to the village.
CREATE TABLE place (
  record TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  country TEXT, province TEXT, city TEXT, district TEXT, commune TEXT, village TEXT, name TEXT
) STRICT;
CREATE INDEX place_record ON place (record);

-- People: of a party, of an activity, or who signed an agreement (field `signed_by`).
CREATE TABLE person (
  record TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  name TEXT NOT NULL,
  position TEXT, role TEXT,
  party TEXT REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX person_record ON person (record);
CREATE INDEX person_party ON person (party);

-- A relation of organisations that is older or wider than any agreement.
CREATE TABLE partnership (
  id TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,  -- or the ids of its parties, joined by +
  since TEXT, since_earliest TEXT, since_latest TEXT,
  earlier_agreements TEXT CHECK (earlier_agreements IN ('known', 'unknown', 'none')),
  text TEXT
) STRICT;

CREATE TABLE partnership_party (
  partnership TEXT NOT NULL REFERENCES partnership (id) ON DELETE CASCADE,
  party TEXT NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX partnership_party_partnership ON partnership_party (partnership);
CREATE INDEX partnership_party_party ON partnership_party (party);

-- An agreement: one instrument, signed or meant to be.
CREATE TABLE agreement (
  id TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  title TEXT,                              -- as the source has it; NULL where it gives none
  type TEXT,
  standing TEXT CHECK (standing IN ('planned', 'agreed', 'signed')),
  date_signed TEXT, date_signed_earliest TEXT, date_signed_latest TEXT, date_signed_inferred INTEGER NOT NULL,
  time_signed TEXT,
  date_in_force TEXT, date_in_force_earliest TEXT, date_in_force_latest TEXT,
  signed_at TEXT REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED,
  period TEXT,
  number TEXT,
  languages TEXT,
  commitments_complete INTEGER CHECK (commitments_complete IN (0, 1)),
  renewal_mode TEXT CHECK (renewal_mode IN ('never', 'express', 'tacit')),
  renewal_notice_period TEXT, renewal_length TEXT, renewal_max_extent_date TEXT,  -- 3 months, 1 year, 2032
  copy_sent TEXT,                          -- when the report and copy that the law asks for were sent
  owner TEXT,                              -- who looks after the record
  party_count INTEGER NOT NULL
) STRICT;
CREATE INDEX agreement_type ON agreement (type);
CREATE INDEX agreement_signed ON agreement (date_signed_earliest, date_signed_latest);
CREATE INDEX agreement_ceremony ON agreement (signed_at);
CREATE INDEX agreement_without_party ON agreement (id) WHERE party_count = 0;

CREATE TABLE agreement_party (
  agreement TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,                -- the order in the agreement, from 1
  party TEXT NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
  name_as_signed TEXT
) STRICT;
CREATE INDEX agreement_party_agreement ON agreement_party (agreement, ordinal, party);
CREATE INDEX agreement_party_party ON agreement_party (party, agreement);

-- The terms of an agreement, computed when it is loaded (terms/renewals.py): the one stated is number 1, then those
-- that it was extended to, then those that a tacit renewal leads to, 30 years ahead. First and last day are inclusive.
-- Where the source gives a year, the first day is one of a year's days: from `_earliest` to `_latest`.
CREATE TABLE term (
  agreement TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('stated', 'extension', 'tacit')),
  starts_earliest TEXT, starts_latest TEXT,
  starts_earliest_unsure INTEGER NOT NULL, -- `starts_earliest` rests on an inferred or approximate date
  starts_unsure INTEGER NOT NULL,          -- so does `starts_latest`, from when on it has surely begun
  ending TEXT NOT NULL CHECK (ending IN ('stated', 'open', 'not_stated')),  -- open: no end by agreement
  ends_earliest TEXT, ends_latest TEXT,
  ends_unsure INTEGER NOT NULL,
  ending_from TEXT,                        -- from when it counts as ending: the notice deadline, or 180 days before
  ending_surely_from TEXT,                 -- the same, counted from the latest last day
  length REAL,                             -- years
  notice_deadline_earliest TEXT, notice_deadline_latest TEXT,  -- the last day for notice, counted from this end
  continues TEXT CHECK (continues IN ('counted', 'uncounted')),  -- another follows at once: a row, or beyond counting
  extended INTEGER NOT NULL,               -- the next row is an extension: this end was moved
  terminated INTEGER NOT NULL,             -- it ends by termination or withdrawal
  over_after TEXT,                         -- where that is inferred: the last day it would have without that, if known
  current_from TEXT NOT NULL, current_until TEXT NOT NULL,  -- on each day one term is the one spoken of
  agreement_standing TEXT, agreement_period TEXT,  -- those of the agreement, where the status of all is told from
  standing_inferred INTEGER NOT NULL,      -- that standing is known by inference only
  successor TEXT,                          -- the first row of the view `successor`, recomputed with every load
  successor_signed INTEGER, successor_inferred INTEGER,
  newest_source TEXT,                      -- the day of the newest dated source that tells of the agreement
  newest_told TEXT,                        -- where one of them has no sure day: the newest thing that is told, as known
  told_by TEXT,                            -- the record that tells it, or that source
  told_until TEXT,                         -- the last day of it, else of that source: no source tells of what came after
  PRIMARY KEY (agreement, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX term_ends ON term (ends_earliest, ends_latest);
CREATE INDEX term_ends_latest ON term (ends_latest);
CREATE INDEX term_not_stated ON term (agreement) WHERE ending = 'not_stated';
CREATE INDEX term_successor ON term (agreement, number) WHERE successor IS NOT NULL;

-- What was decided about its renewal.
CREATE TABLE decision (
  agreement TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
  decision TEXT NOT NULL CHECK (decision IN ('renew', 'review', 'let_end')),
  date TEXT, date_earliest TEXT, date_latest TEXT,
  "by" TEXT
) STRICT;
CREATE INDEX decision_agreement ON decision (agreement);

-- Amendments, extensions, suspensions, resumptions, withdrawals, terminations, in the order of the record.
CREATE TABLE change (
  agreement TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN
    ('amendment', 'extension', 'suspension', 'resumption', 'withdrawal', 'termination')),
  date_signed TEXT, date_signed_earliest TEXT, date_signed_latest TEXT, date_signed_inferred INTEGER NOT NULL,
  date_in_force TEXT, date_in_force_earliest TEXT, date_in_force_latest TEXT,
  date_in_force_inferred INTEGER NOT NULL,
  extended_to TEXT,
  party TEXT REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,  -- who withdraws
  number TEXT, description TEXT, rationale TEXT,
  notified TEXT                            -- when the authorities were told
) STRICT;
CREATE INDEX change_agreement ON change (agreement, ordinal);
CREATE INDEX change_party ON change (party);

-- When an agreement is suspended, computed from its changes. NULL `ends_`: until now, as far as is known.
CREATE TABLE suspension (
  agreement TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
  starts_earliest TEXT NOT NULL, starts_latest TEXT,
  ends_earliest TEXT, ends_latest TEXT,    -- the last day of it
  unsure INTEGER NOT NULL
) STRICT;
CREATE INDEX suspension_agreement ON suspension (agreement);

-- What falls due, computed when it is loaded (coopcli/duties/made.py), but for recurring commitments and yearly reports.
-- `coop due` puts each into one bucket by the day; `settled` is recomputed over the whole store with every load.
CREATE TABLE duty (
  id TEXT PRIMARY KEY,                     -- stable: agreement-id/kind, agreement-id/kind-2 for a second term
  step TEXT NOT NULL,
  record TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,  -- an agreement or an activity
  agreement TEXT REFERENCES agreement (id) ON DELETE CASCADE,
  term INTEGER,                            -- the number of the term that it is a duty of
  begins TEXT,                             -- the day from which it can be done
  due_earliest TEXT, due_latest TEXT,      -- NULL: the day is not stated
  unsure INTEGER NOT NULL,                 -- the days rest on what is inferred, approximate or only possible
  proposed INTEGER NOT NULL,               -- a proposal from the term, which no agreement or law asks for
  passes INTEGER NOT NULL,                 -- once it is past, nothing is left to be done
  done_by TEXT,                            -- what in the same record settles it: copy_sent, notified, decision ...
  settled TEXT CHECK (settled IN ('surely', 'possibly')),
  settled_by TEXT,                         -- a field, or the id of the record that settles it, or may
  applies INTEGER NOT NULL DEFAULT 1       -- 0: the law does not ask for it, for no foreign party signed; 2: it may
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_due ON duty (due_earliest, due_latest);
CREATE INDEX duty_until ON duty (due_latest, due_earliest);
CREATE INDEX duty_open ON duty (due_latest) WHERE settled IS NOT 'surely' AND applies AND NOT passes;
CREATE INDEX duty_agreement ON duty (agreement, term);
CREATE INDEX duty_of_record ON duty (record);
CREATE INDEX duty_not_stated ON duty (step) WHERE due_earliest IS NULL AND due_latest IS NULL;

-- What the keepers of the register wrote about a duty: that it is done, or not to be shown before a day.
CREATE TABLE duty_record (
  id TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,  -- `duty:` and the duty
  duty TEXT NOT NULL,
  done TEXT, done_earliest TEXT, done_latest TEXT,
  snoozed_until TEXT, snoozed_until_earliest TEXT,
  number TEXT, "by" TEXT
) STRICT;
CREATE INDEX duty_record_of ON duty_record (duty);

-- How the office that keeps the register watches its days: at most one row.
CREATE TABLE setting (
  id TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,  -- `settings`
  report_day TEXT,                         -- month and day: 11-15
  lead TEXT,                               -- 180 days
  own_documents INTEGER                    -- what names no source rests on the own documents of the office
) STRICT;

-- The kinds of duty that the register keeps complete, and since when: only they can be overdue.
CREATE TABLE tracked (
  setting TEXT NOT NULL REFERENCES setting (id) ON DELETE CASCADE,
  step TEXT NOT NULL,
  since TEXT, since_earliest TEXT, since_latest TEXT
) STRICT;
CREATE INDEX tracked_setting ON tracked (setting);

-- A numbered heading of the agreement.
CREATE TABLE item (
  agreement TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  text TEXT
) STRICT;
CREATE INDEX item_agreement ON item (agreement, number);

-- One thing that the parties of an agreement are to do.
CREATE TABLE commitment (
  id TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  agreement TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  item INTEGER,                            -- the heading it stands under
  text TEXT,
  every TEXT,                              -- year, quarter, 2 years ...
  times_min INTEGER, times_max INTEGER,    -- how often in each
  turns INTEGER CHECK (turns IN (0, 1)),   -- hosts alternate
  "when" TEXT CHECK ("when" IN ('needed', 'event', 'anniversary')),
  condition TEXT, basis TEXT
) STRICT;
CREATE INDEX commitment_agreement ON commitment (agreement, ordinal);
CREATE INDEX commitment_every ON commitment (every);

-- Who must keep a commitment (`bound`; none: all parties) and who is helped (`for`).
CREATE TABLE commitment_party (
  commitment TEXT NOT NULL REFERENCES commitment (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('bound', 'for')),
  party TEXT NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX commitment_party_commitment ON commitment_party (commitment);
CREATE INDEX commitment_party_party ON commitment_party (party);

-- `succeeds` (renews or replaces), `framework` (stands under), `related`.
CREATE TABLE relation (
  agreement TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
  relation TEXT NOT NULL CHECK (relation IN ('succeeds', 'framework', 'related')),
  target TEXT NOT NULL REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX relation_agreement ON relation (agreement, relation);
CREATE INDEX relation_target ON relation (target, relation);

-- The areas of a record: agreement, commitment, activity or statement.
CREATE TABLE area (
  record TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  area TEXT NOT NULL
) STRICT;
CREATE INDEX area_record ON area (record);
CREATE INDEX area_area ON area (area, record);

-- One trip or one meeting, done or planned.
CREATE TABLE activity (
  id TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  title TEXT, text TEXT, status TEXT,
  dates TEXT, dates_earliest TEXT, dates_latest TEXT, dates_inferred INTEGER NOT NULL,
  every TEXT, "when" TEXT,
  part_of TEXT REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED  -- a meeting inside a trip counts once
) STRICT;
CREATE INDEX activity_dates ON activity (dates_earliest, dates_latest);
CREATE INDEX activity_part_of ON activity (part_of);

CREATE TABLE activity_kind (
  activity TEXT NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  kind TEXT NOT NULL
) STRICT;
CREATE INDEX activity_kind_activity ON activity_kind (activity);
CREATE INDEX activity_kind_kind ON activity_kind (kind);

CREATE TABLE activity_party (
  activity TEXT NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  party TEXT NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT                                -- host, visitor ...
) STRICT;
CREATE INDEX activity_party_activity ON activity_party (activity);
CREATE INDEX activity_party_party ON activity_party (party);

CREATE TABLE activity_agreement (
  activity TEXT NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  agreement TEXT NOT NULL REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX activity_agreement_activity ON activity_agreement (activity);
CREATE INDEX activity_agreement_agreement ON activity_agreement (agreement);

-- Which commitment an activity keeps.
CREATE TABLE fulfilment (
  activity TEXT NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  commitment TEXT NOT NULL REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX fulfilment_activity ON fulfilment (activity);
CREATE INDEX fulfilment_commitment ON fulfilment (commitment);

-- What a source says that is no agreement, commitment or activity.
CREATE TABLE statement (
  id TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  text TEXT,
  "by" TEXT,
  dates TEXT, dates_earliest TEXT, dates_latest TEXT
) STRICT;

CREATE TABLE statement_about (
  statement TEXT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
  target TEXT NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX statement_about_statement ON statement_about (statement);
CREATE INDEX statement_about_target ON statement_about (target);

-- Numbers of an activity or a statement. `value` is NULL where a gift is told and its number is not.
CREATE TABLE figure (
  record TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  value ANY,
  unit TEXT,
  mark TEXT,                               -- nearly, about, over ...: it stays on the number through every sum
  "of" TEXT, "for" TEXT, country TEXT
) STRICT;
CREATE INDEX figure_record ON figure (record, ordinal);

-- The full text of a record: what it says, and what helps to find it, which is also what the parties that it names
-- say. A sign between two texts keeps a phrase from running from one into the other.
CREATE VIEW indexed AS
SELECT
  record.number,
  replace(record.words, char(10), ' ' || char(57344) || ' ') AS words,
  replace(record.written, char(10), ' ' || char(57344) || ' ') AS written,
  replace(record.plain, char(10), ' ' || char(57344) || ' ') AS plain,
  replace(record.help_words || coalesce((
    SELECT group_concat(char(10) || party.words || char(10) || party.help_words, '')
    FROM record AS party WHERE party.id IN (
      SELECT target FROM reference WHERE reference.record = record.id AND reference.section = 'parties'
    )
  ), ''), char(10), ' ' || char(57344) || ' ') AS help_words,
  replace(record.help_written || coalesce((
    SELECT group_concat(char(10) || party.written || char(10) || party.help_written, '')
    FROM record AS party WHERE party.id IN (
      SELECT target FROM reference WHERE reference.record = record.id AND reference.section = 'parties'
    )
  ), ''), char(10), ' ' || char(57344) || ' ') AS help_written,
  replace(record.help_plain || coalesce((
    SELECT group_concat(char(10) || party.plain || char(10) || party.help_plain, '')
    FROM record AS party WHERE party.id IN (
      SELECT target FROM reference WHERE reference.record = record.id AND reference.section = 'parties'
    )
  ), ''), char(10), ' ' || char(57344) || ' ') AS help_plain
FROM record;

-- Its index, which keeps no text of its own; rowid is record.number. Marks are parts of words, as in Lao.
CREATE VIRTUAL TABLE search USING fts5 (
  words, written, plain, help_words, help_written, help_plain, content = 'indexed', content_rowid = 'number',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);

-- Whether the law on international agreements is about an agreement: it has a Vietnamese and a foreign side (Law
-- 70/2020/QH14, article 2). `unknown`: another side, or its country, is not stated. Of an international organisation
-- no country is asked.
CREATE VIEW agreement_scope AS
SELECT
  agreement.id AS agreement,
  (
    SELECT CASE
      WHEN max(country = 'VN') AND max(abroad) THEN 'foreign'
      WHEN coalesce(sum(unstated), 0) >= (max(country = 'VN') IS NOT TRUE) + (max(abroad) IS NOT TRUE) THEN 'unknown'
      WHEN count(*) + (max(country = 'VN') IS NOT TRUE) + (max(abroad) IS NOT TRUE) <= 2 THEN 'unknown'
      ELSE 'domestic'
    END
    FROM (
      SELECT
        agreement_party.agreement,
        party.country,
        coalesce(party.country <> 'VN', party.level = 'international') AS abroad,
        party.country IS NULL AND party.level IS NOT 'international' AS unstated
      FROM agreement_party JOIN party ON party.id = agreement_party.party
    ) AS side
    WHERE side.agreement = agreement.id
  ) AS scope
FROM agreement;

-- How many agreements of the whole register fall in each bucket of a field that no day decides, as `coop summary` shows
-- them first; recounted with every load.
CREATE TABLE agreement_count (
  field TEXT NOT NULL CHECK (field IN ('country', 'kind')),
  place INTEGER NOT NULL,                  -- the order of the answer
  bucket TEXT,                             -- NULL: not stated
  surely INTEGER NOT NULL, possibly INTEGER NOT NULL, unknown INTEGER NOT NULL,
  PRIMARY KEY (field, place)
) STRICT, WITHOUT ROWID;

-- The day that every view below asks about. `coop --today` puts another day in its place.
CREATE VIEW today (day) AS SELECT date('now', 'localtime');

-- The term of each agreement that is spoken of on the day: the one that runs, else the one before or after it.
CREATE VIEW current_term AS
SELECT * FROM term WHERE (SELECT day FROM today) BETWEEN current_from AND current_until;

-- The same with between which days ends what runs on the day. Where the term may have ended and the next may already run,
-- that is at most the last day of the next, and at least the day itself, or an earlier end of one that does not roll on
-- (`may_end`). `runs_surely_to`: no end from which it rolls on by itself is one.
CREATE VIEW running_term AS
SELECT
  term.*,
  iif(
    term.continues = 'counted' AND (SELECT day FROM today) > term.ends_earliest,
    min((SELECT day FROM today), coalesce(term.may_end, '9999')), term.ends_earliest
  ) AS runs_to_earliest,
  iif(
    term.continues IS NULL, term.ends_earliest, min(term.runs_to_latest, coalesce(term.may_end, '9999'))
  ) AS runs_surely_to
FROM (
  SELECT
    current_term.*,
    iif((SELECT day FROM today) > current_term.ends_earliest, (
      SELECT min(later.ends_earliest) FROM term AS later
      WHERE later.agreement = current_term.agreement AND later.number > current_term.number
        AND later.starts_earliest <= (SELECT day FROM today) AND later.continues IS NULL
    ), NULL) AS may_end,
    coalesce(iif((SELECT day FROM today) > current_term.ends_earliest, (
      SELECT later.ends_latest FROM term AS later
      WHERE later.agreement = current_term.agreement AND later.number = current_term.number + 1
        AND later.starts_earliest <= (SELECT day FROM today)
    ), NULL), current_term.ends_latest) AS runs_to_latest
  FROM current_term
) AS term;

-- From the first day of the first term of each agreement to the last day of the last one that is counted.
CREATE VIEW lifetime AS
SELECT
  first.agreement,
  first.starts_earliest, first.starts_latest, first.starts_earliest_unsure, first.starts_unsure,
  last.ending, last.ends_earliest, last.ends_latest, last.ends_unsure, last.over_after,
  first.standing_inferred, first.newest_source, first.newest_told, first.told_until,
  last.continues IS NOT NULL AS rolls_on   -- it renews itself beyond what is counted
FROM term AS first
JOIN term AS last ON last.agreement = first.agreement
  AND last.number = (SELECT max(number) FROM term WHERE term.agreement = first.agreement)
WHERE first.number = 1;

-- The successors of an agreement. The one that is spoken of stands in `term`: a signed one before others, the earliest
-- before later ones.
CREATE VIEW successor AS
SELECT
  relation.target AS agreement,
  relation.agreement AS successor,
  agreement.standing,
  agreement.standing = 'signed' OR (agreement.standing IS NULL AND agreement.date_signed IS NOT NULL) AS signed,
  EXISTS (
    SELECT 1 FROM inference WHERE inference.record = relation.agreement AND inference.field IN ('succeeds', 'standing')
  ) AS inferred,
  term.starts_earliest
FROM relation
JOIN agreement ON agreement.id = relation.agreement
JOIN term ON term.agreement = agreement.id AND term.number = 1
WHERE relation.relation = 'succeeds';

-- What each term may be on the day. `may_be` adds up: 1 not yet begun, 2 over, 4 ending, 8 in force; 0 cannot be told.
-- Each is counted that some first and some last day within their bounds allow. A term whose end is no end keeps running,
-- or the next one does, which may be ending or over; after it, where it was renewed for a time that cannot be counted,
-- nothing can be told.
CREATE VIEW term_on_day AS
SELECT
  term.*,
  term.agreement_standing AS standing,
  CASE
    WHEN term.agreement_standing = 'planned' THEN 1
    WHEN (SELECT day FROM today) > term.ends_latest THEN CASE
      WHEN term.terminated THEN 2
      WHEN (SELECT day FROM today) < term.starts_earliest THEN 1
      WHEN term.continues = 'uncounted' THEN 0
      ELSE 2
    END
    WHEN (SELECT day FROM today) < term.starts_earliest THEN 1
    WHEN term.ending = 'not_stated' THEN 0
    WHEN term.starts_earliest IS NULL AND term.starts_latest IS NULL
      AND (term.continues IS NULL AND (SELECT day FROM today) > term.ends_earliest) IS NOT TRUE THEN 0
    ELSE
      ((SELECT day FROM today) < coalesce(term.starts_latest, term.ends_latest, '9999'))
      + 2 * ((term.continues IS NULL AND (SELECT day FROM today) > term.ends_earliest) IS TRUE)
      + 4 * ((term.continues IS NULL AND (SELECT day FROM today) >= term.ending_from) IS TRUE)
      + 8 * ((term.continues IS NULL AND (SELECT day FROM today) >= term.ending_surely_from) IS NOT TRUE)
      + iif(term.continues = 'counted' AND (SELECT day FROM today) > term.ends_earliest, coalesce((
        SELECT 2 * max((SELECT day FROM today) > later.ends_earliest) + 4 * max((SELECT day FROM today) >= later.ending_from)
        FROM term AS later
        WHERE later.agreement = term.agreement AND later.number > term.number AND later.continues IS NULL
          AND later.starts_earliest <= (SELECT day FROM today)
      ), 0), 0)
  END AS may_be,
  CASE
    WHEN term.terminated THEN 'terminated'
    WHEN term.successor_signed THEN 'renewed'
    ELSE 'lapsed'
  END AS over,
  CASE
    WHEN (SELECT day FROM today) > term.over_after THEN CASE
      WHEN term.successor_signed THEN iif(term.successor_inferred, '"renewed","lapsed"', '"renewed"')
      ELSE '"lapsed"'
    END
    WHEN NOT term.terminated AND term.successor_signed AND term.successor_inferred THEN '"lapsed"'
  END AS or_over,
  (term.ends_unsure AND ((SELECT day FROM today) > term.over_after) IS NOT TRUE) AS over_unsure,
  (term.agreement_standing IN ('planned', 'agreed')) IS TRUE OR term.standing_inferred AS not_signed,
  (
    SELECT CASE max(
      CASE
        WHEN suspension.unsure OR (SELECT day FROM today) < coalesce(suspension.starts_latest, '9999') THEN 1
        WHEN (SELECT day FROM today) > suspension.ends_earliest THEN 1
        ELSE 2
      END
    ) WHEN 2 THEN 'surely' WHEN 1 THEN 'possibly' END
    FROM suspension
    WHERE suspension.agreement = term.agreement
      AND (SELECT day FROM today) >= suspension.starts_earliest
      AND ((SELECT day FROM today) > suspension.ends_latest) IS NOT TRUE
  ) AS suspended
FROM current_term AS term;

-- The status of each agreement on the day, with its certainty: the one definition of it.
-- (All of it is read from one table, and a column asks for `may_be` once: whole registers are counted by it.)
-- `status` is the first that is possible, of in force, ending, over and upcoming; `or_status` is a JSON list of the
-- others, where that depends on a day that is not known, or on a renewal inferred. `unsure`: what is possible rests on
-- what is inferred, approximate or not surely signed. It surely runs where it is in force or ending.
CREATE VIEW agreement_status AS
SELECT
  agreement,
  CASE may_be
    WHEN 0 THEN 'unknown'
    WHEN 1 THEN 'upcoming'
    WHEN 2 THEN over
    WHEN 4 THEN 'ending'
    WHEN 5 THEN 'ending'
    WHEN 6 THEN 'ending'
    WHEN 7 THEN 'ending'
    ELSE CASE ending WHEN 'open' THEN 'open_ended' ELSE 'in_force' END
  END AS status,
  CASE may_be
    WHEN 0 THEN NULL
    WHEN 1 THEN iif(not_signed OR starts_earliest_unsure, 'possibly', 'surely')
    WHEN 2 THEN iif(not_signed OR ends_unsure OR or_over IS NOT NULL, 'possibly', 'surely')
    WHEN 4 THEN iif(not_signed OR starts_unsure OR ends_unsure, 'possibly', 'surely')
    WHEN 8 THEN iif(not_signed OR starts_unsure OR ends_unsure, 'possibly', 'surely')
    WHEN 12 THEN iif(not_signed OR starts_unsure OR ends_unsure, 'possibly', 'surely')
    ELSE 'possibly'
  END AS certainty,
  CASE may_be
    WHEN 2 THEN '[' || or_over || ']'
    WHEN 5 THEN '["upcoming"]'
    WHEN 6 THEN printf('["%s"%s]', over, coalesce(',' || or_over, ''))
    WHEN 7 THEN printf('["%s"%s,"upcoming"]', over, coalesce(',' || or_over, ''))
    WHEN 9 THEN '["upcoming"]'
    WHEN 12 THEN '["ending"]'
    WHEN 13 THEN '["ending","upcoming"]'
    WHEN 14 THEN printf('["ending","%s"%s]', over, coalesce(',' || or_over, ''))
    WHEN 15 THEN printf('["ending","%s"%s,"upcoming"]', over, coalesce(',' || or_over, ''))
  END AS or_status,
  may_be,
  not_signed OR CASE may_be
    WHEN 0 THEN 0
    WHEN 1 THEN starts_earliest_unsure
    WHEN 2 THEN over_unsure
    WHEN 4 THEN starts_unsure OR ends_unsure
    WHEN 8 THEN starts_unsure OR ends_unsure
    WHEN 12 THEN starts_unsure OR ends_unsure
    ELSE ends_unsure
  END AS unsure,
  CASE may_be
    WHEN 0 THEN CASE
      WHEN continues = 'uncounted' AND (SELECT day FROM today) > ends_latest THEN 'renewals_not_counted'
      WHEN agreement_period IS NULL THEN 'term_not_stated'
      WHEN ending = 'not_stated' THEN 'end_not_stated'
      ELSE 'start_not_stated'
    END
    ELSE CASE WHEN not_signed THEN iif(standing IN ('planned', 'agreed'), standing, 'signing_inferred') ELSE CASE may_be
      WHEN 1 THEN iif(starts_earliest_unsure, 'start_inferred', NULL)
      WHEN 2 THEN CASE WHEN ends_unsure THEN 'end_inferred' WHEN or_over IS NOT NULL THEN 'successor_inferred' END
      WHEN 4 THEN CASE WHEN starts_unsure THEN 'start_inferred' WHEN ends_unsure THEN 'end_inferred' END
      WHEN 6 THEN iif(ends_unsure, 'end_inferred', 'end_not_exact')
      WHEN 8 THEN CASE WHEN starts_unsure THEN 'start_inferred' WHEN ends_unsure THEN 'end_inferred' END
      WHEN 12 THEN CASE
        WHEN starts_unsure THEN 'start_inferred' WHEN ends_unsure THEN 'end_inferred' ELSE 'end_not_exact'
      END
      WHEN 14 THEN iif(ends_unsure, 'end_inferred', 'end_not_exact')
      ELSE iif(starts_unsure, 'start_inferred', 'start_not_exact')
    END END
  END AS status_reason,
  CASE may_be WHEN 1 THEN NULL WHEN 2 THEN NULL ELSE suspended END AS suspended,
  successor
FROM term_on_day;

-- One row an agreement, with all that a list shows. It begins with its first term and ends with the one of the day.
CREATE VIEW overview AS
SELECT
  agreement.id,
  agreement.title,
  (
    SELECT json_group_array(json(party)) FROM (
      SELECT json_object(
        'id', party.id, 'name', json(party.name), 'name_as_signed', json(agreement_party.name_as_signed),
        'kind', party.kind, 'level', party.level, 'country', party.country, 'province', party.province
      ) AS party
      FROM agreement_party JOIN party ON party.id = agreement_party.party
      WHERE agreement_party.agreement = agreement.id
      ORDER BY agreement_party.ordinal
    )
  ) AS parties,
  (SELECT scope FROM agreement_scope WHERE agreement_scope.agreement = agreement.id) AS scope,
  agreement.type,
  agreement.standing,
  agreement.date_signed, agreement.date_signed_earliest, agreement.date_signed_latest,
  agreement.date_signed_inferred,
  agreement.date_in_force,
  agreement.period,
  agreement.renewal_mode,
  agreement.owner,
  term.number AS term,
  first.starts_earliest, first.starts_latest, first.starts_earliest_unsure, first.starts_unsure,
  term.ending, term.runs_to_earliest AS ends_earliest, term.runs_to_latest AS ends_latest, term.ends_unsure,
  term.runs_surely_to, term.length,
  CAST(julianday(term.runs_to_earliest) - julianday((SELECT day FROM today)) AS INTEGER) AS days_left_earliest,
  CAST(julianday(term.runs_to_latest) - julianday((SELECT day FROM today)) AS INTEGER) AS days_left_latest,
  agreement_status.status,
  agreement_status.certainty,
  agreement_status.or_status,
  agreement_status.status_reason,
  agreement_status.suspended,
  agreement_status.successor,
  term.newest_source, term.newest_told,
  (SELECT standing FROM agreement AS later WHERE later.id = agreement_status.successor) AS successor_standing,
  term.successor_inferred,
  (
    SELECT nullif(json_group_array(field), '[]') FROM inference WHERE inference.record = agreement.id
  ) AS inferred,
  (SELECT day FROM today) AS day,
  record.file,
  record.line
FROM agreement
JOIN running_term AS term ON term.agreement = agreement.id
JOIN term AS first ON first.agreement = agreement.id AND first.number = 1
JOIN agreement_status ON agreement_status.agreement = agreement.id
JOIN record ON record.id = agreement.id;
