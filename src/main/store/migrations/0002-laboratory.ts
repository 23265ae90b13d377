import type { Migration } from './migration.js';

/**
 * What a window keeps beside studies and responses.
 *
 * - `drafts`: designs in the making, as JSON; `removed_at` is when one was put in the bin (`studies.removed_at` likewise).
 * - `study_changes`: what was changed after a plan was frozen. Written once, like the record that it belongs to.
 * - `run_queue`: studies that wait to be run, by ascending position.
 * - `findings`: the last analysis of a study's subject, replaced by the next one.
 * - `responses_by_place` takes the place of the index by subject: it gives rows by subject in the order of writing too, and
 *   holds all that filters by cell and outcome look at, so that a pass over it reads a tenth of what the table takes up.
 */
export const laboratory: Migration = {
  version: 2,
  sql: `
    CREATE TABLE drafts (
      id INTEGER PRIMARY KEY,
      design TEXT NOT NULL,
      quick INTEGER NOT NULL CHECK (quick IN (0, 1)),
      derived_from INTEGER REFERENCES studies (id),
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      removed_at TEXT
    ) STRICT;

    ALTER TABLE studies ADD COLUMN exploratory_of INTEGER REFERENCES studies (id);
    ALTER TABLE studies ADD COLUMN removed_at TEXT;

    CREATE TABLE study_changes (
      id INTEGER PRIMARY KEY,
      study INTEGER NOT NULL REFERENCES studies (id),
      at TEXT NOT NULL,
      what TEXT NOT NULL CHECK (what <> '')
    ) STRICT;
    CREATE INDEX study_changes_by_study ON study_changes (study);
    CREATE TRIGGER study_changes_no_update BEFORE UPDATE ON study_changes
    BEGIN SELECT RAISE(ABORT, 'study_changes are append-only'); END;
    CREATE TRIGGER study_changes_no_delete BEFORE DELETE ON study_changes
    BEGIN SELECT RAISE(ABORT, 'study_changes are append-only'); END;

    CREATE TABLE run_queue (
      study INTEGER PRIMARY KEY REFERENCES studies (id),
      position INTEGER NOT NULL UNIQUE CHECK (position >= 0)
    ) STRICT;

    CREATE TABLE findings (
      study_subject INTEGER PRIMARY KEY REFERENCES study_subjects (id),
      key TEXT NOT NULL,
      responses INTEGER NOT NULL CHECK (responses >= 0),
      document TEXT NOT NULL
    ) STRICT;

    CREATE INDEX responses_by_place ON responses (study_subject, id, cell, outcome);
    DROP INDEX responses_by_subject;
  `,
};
