import type { Migration } from './migration.js';

/**
 * Studies that are taken in by short transactions.
 *
 * - `studies.importing`: 1 while a study of others is being written. Nobody sees it, its `origin` is a mark of its own in place of
 *   its bundle's, and it holds subjects and responses alone; the transaction that sets it to 0 writes the rest.
 * - Responses of such a study, and of no other, may be deleted: they are no record yet.
 */
export const stagedImports: Migration = {
  version: 4,
  sql: `
    ALTER TABLE studies ADD COLUMN importing INTEGER NOT NULL DEFAULT 0 CHECK (importing IN (0, 1));

    DROP TRIGGER responses_no_delete;
    CREATE TRIGGER responses_no_delete BEFORE DELETE ON responses
    WHEN (
      SELECT t.importing FROM study_subjects AS s JOIN studies AS t ON t.id = s.study WHERE s.id = OLD.study_subject
    ) IS NOT 1
    BEGIN SELECT RAISE(ABORT, 'responses are append-only'); END;
  `,
};
