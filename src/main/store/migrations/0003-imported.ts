import type { Migration } from './migration.js';

/**
 * Studies of others beside one's own.
 *
 * - `studies.origin`: SHA-256 (hex) of the bundle that a study was taken in from; empty for one's own. One plan may be there
 *   once as one's own and once from each bundle, so that the two never mix. A UNIQUE constraint cannot be changed in place:
 *   the table is made anew under its name.
 * - `study_origins`: what is known of a bundle beside its study, for each study that has one. Written once.
 */
export const imported: Migration = {
  version: 3,
  sql: `
    CREATE TABLE studies_by_origin (
      id INTEGER PRIMARY KEY,
      plan_hash TEXT NOT NULL CHECK (length(plan_hash) = 64),
      origin TEXT NOT NULL DEFAULT '' CHECK (length(origin) IN (0, 64)),
      name TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('planned', 'running', 'paused', 'complete', 'failed')),
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      runner INTEGER,
      exploratory_of INTEGER REFERENCES studies (id),
      removed_at TEXT,
      UNIQUE (plan_hash, origin)
    ) STRICT;
    INSERT INTO studies_by_origin
      (id, plan_hash, name, status, created_at, updated_at, runner, exploratory_of, removed_at)
      SELECT id, plan_hash, name, status, created_at, updated_at, runner, exploratory_of, removed_at FROM studies;
    DROP TABLE studies;
    ALTER TABLE studies_by_origin RENAME TO studies;
    CREATE INDEX studies_by_name ON studies (name);

    CREATE TABLE study_origins (
      study INTEGER PRIMARY KEY REFERENCES studies (id),
      mettle TEXT NOT NULL,
      imported_at TEXT NOT NULL,
      plan_hash_covered INTEGER NOT NULL CHECK (plan_hash_covered IN (0, 1)),
      exploratory_of TEXT
    ) STRICT;
    CREATE TRIGGER study_origins_no_update BEFORE UPDATE ON study_origins
    BEGIN SELECT RAISE(ABORT, 'study_origins are append-only'); END;
    CREATE TRIGGER study_origins_no_delete BEFORE DELETE ON study_origins
    BEGIN SELECT RAISE(ABORT, 'study_origins are append-only'); END;
  `,
};
