import type { Migration } from './migration.js';

/** Rows of these tables are written once: a record that can be edited later is no record. */
const APPEND_ONLY = ['documents', 'prompts', 'cells', 'responses'] as const;

/**
 * The first layout.
 *
 * - `documents`: JSON by its SHA-256, each text once; `study_parts` names the documents that make up a study's snapshot.
 * - `cells`: each cell key once, so that a response holds a number in its place.
 * - `responses`: `masses` is off-option mass and then P(option) by ascending score, as little-endian float64, since a REAL
 *   column loses the sign of zero; `text` is TEXT, or UTF-16LE in a BLOB where it has no UTF-8 form (a lone surrogate).
 *   `id` gives the order of writing. The index by subject carries `id` and so serves paging.
 */
export const initial: Migration = {
  version: 1,
  sql: `
    CREATE TABLE documents (
      id INTEGER PRIMARY KEY,
      sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
      text TEXT NOT NULL
    ) STRICT;

    CREATE TABLE studies (
      id INTEGER PRIMARY KEY,
      plan_hash TEXT NOT NULL UNIQUE CHECK (length(plan_hash) = 64),
      name TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('planned', 'running', 'paused', 'complete', 'failed')),
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      runner INTEGER
    ) STRICT;
    CREATE INDEX studies_by_name ON studies (name);

    CREATE TABLE study_parts (
      study INTEGER NOT NULL REFERENCES studies (id),
      part TEXT NOT NULL,
      document INTEGER NOT NULL REFERENCES documents (id),
      PRIMARY KEY (study, part)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE study_subjects (
      id INTEGER PRIMARY KEY,
      study INTEGER NOT NULL REFERENCES studies (id),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      file TEXT NOT NULL,
      runtime TEXT,
      failure_code TEXT,
      failure_message TEXT,
      UNIQUE (study, sha256),
      CHECK ((failure_code IS NULL) = (failure_message IS NULL))
    ) STRICT;

    CREATE TABLE prompts (
      id INTEGER PRIMARY KEY,
      sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
      text TEXT NOT NULL
    ) STRICT;

    CREATE TABLE cells (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE responses (
      id INTEGER PRIMARY KEY,
      study_subject INTEGER NOT NULL REFERENCES study_subjects (id),
      cell INTEGER NOT NULL REFERENCES cells (id),
      kind TEXT NOT NULL,
      run INTEGER NOT NULL CHECK (run >= 0),
      prompt INTEGER NOT NULL REFERENCES prompts (id),
      prompt_tokens INTEGER NOT NULL CHECK (prompt_tokens >= 0),
      milliseconds REAL NOT NULL CHECK (milliseconds >= 0),
      masses BLOB CHECK (length(masses) >= 16 AND length(masses) % 8 = 0),
      evaluated_tokens INTEGER CHECK (evaluated_tokens >= 0),
      seed INTEGER CHECK (seed BETWEEN 0 AND 4294967295),
      text ANY CHECK (typeof(text) IN ('null', 'text', 'blob')),
      outcome TEXT CHECK (outcome IN ('parsed', 'refusal', 'unparsed', 'truncated')),
      score INTEGER,
      batch_shape INTEGER CHECK (batch_shape >= 1),
      generated_tokens INTEGER CHECK (generated_tokens >= 0),
      UNIQUE (study_subject, cell, kind, run),
      CHECK (
        CASE kind
          WHEN 'readout' THEN
            run = 0 AND masses IS NOT NULL AND evaluated_tokens IS NOT NULL
            AND coalesce(seed, text, outcome, score, batch_shape, generated_tokens) IS NULL
          WHEN 'sampled' THEN
            seed IS NOT NULL AND text IS NOT NULL AND outcome IS NOT NULL AND batch_shape IS NOT NULL
            AND generated_tokens IS NOT NULL AND (outcome = 'parsed') = (score IS NOT NULL)
            AND coalesce(masses, evaluated_tokens) IS NULL
          ELSE 0
        END
      )
    ) STRICT;
    CREATE INDEX responses_by_subject ON responses (study_subject);
    ${APPEND_ONLY.map(appendOnly).join('\n')}
  `,
};

function appendOnly(table: string): string {
  return ['UPDATE', 'DELETE']
    .map(
      (change) => `
    CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
    BEGIN SELECT RAISE(ABORT, '${table} are append-only'); END;`,
    )
    .join('');
}
