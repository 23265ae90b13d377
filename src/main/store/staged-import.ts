import { realpath } from 'node:fs/promises';
import { z } from 'zod';
import { MettleError } from '../../shared/errors.js';
import { considerateWrites, type Write } from './considerate-writes.js';
import type { Connection } from './database.js';
import { findImported, showImported, type CheckedImport, type ImportWriter } from './imported-study.js';
import { checkPrompts, storePrompts } from './prompts.js';
import { responseSchema } from './response-rows.js';
import { appendResponses } from './responses.js';
import { checkInput } from './rows.js';
import { takeRunLock } from './run-lock.js';
import { deleteSomeStaged, stagedStudies, stageStudy, type StagedStudy } from './staged-study.js';

/** Responses of a leftover that one opening deletes: some seconds of work. What is left is the next opening's. */
const LEFTOVER_RESPONSES = 500_000;

const responsesSchema = z.array(responseSchema);

interface Begun {
  readonly staged: StagedStudy;
  /** The run lock of the staged study: as long as it is held, nobody takes the study for a leftover. */
  readonly lock: Connection;
}

/**
 * Takes in a study by short transactions, one for each batch that `fill` gives, so that others write in between. Nobody sees it
 * before the last of them; resolves to its id then, or to that of the study which the same bundle gave before. Where `fill`
 * throws, what was written is deleted again. Throws `STORE_*`, and what `fill` throws.
 */
export async function importByBatches(
  write: Write,
  imported: CheckedImport,
  now: () => string,
  fill: (writer: ImportWriter) => Promise<void>,
): Promise<number> {
  const begun = await begin(write, imported);
  if (typeof begun === 'number') return begun;
  const { staged, lock } = begun;
  let shown: number | null = null;
  try {
    await fill(batchWriter(considerateWrites(write), staged));
    shown = await write(async (session, file) => {
      // Somebody else may have taken in the same bundle meanwhile.
      const known = await findImported(session, imported, file);
      if (known === null) await showImported(session, staged.id, imported, now(), file);
      return known ?? staged.id;
    });
    return shown;
  } finally {
    try {
      if (shown !== staged.id) await discard(write, staged.id);
    } finally {
      await lock.close();
    }
  }
}

/**
 * Deletes what imports left that ended with their process; some of it where it is much. Where that fails, it stays unseen until
 * the next opening.
 */
export async function removeLeftovers(connection: Connection): Promise<void> {
  const { file } = connection;
  let left = LEFTOVER_RESPONSES;
  for (const id of await connection.turn((session) => stagedStudies(session, file))) {
    try {
      const lock = await takeRunLock(await realpath(file), id);
      if (lock === null) continue;
      try {
        left = await removeLeftover(connection, id, left);
      } finally {
        await lock.close();
      }
    } catch (thrown) {
      // Whoever opens a database on a full disk wants to read it.
      if (!MettleError.from(thrown).code.startsWith('STORE_')) throw thrown;
    }
    if (left <= 0) return;
  }
}

/** The known study's id, or a staged study. */
async function begin(write: Write, imported: CheckedImport): Promise<number | Begun> {
  let lock: Connection | null = null;
  try {
    return await write(async (session, file) => {
      const known = await findImported(session, imported, file);
      if (known !== null) return known;
      const staged = await stageStudy(session, imported, file);
      // Taken before anybody can see that there is a staged study.
      lock = await takeRunLock(await realpath(file), staged.id);
      if (lock === null) {
        throw new MettleError('STORE_BUSY', 'Another import is just being cleared away.', {
          hint: 'Try again in a moment.',
        });
      }
      return { staged, lock };
    });
  } catch (error) {
    await (lock as Connection | null)?.close();
    throw error;
  }
}

/** What is given is checked before the transaction begins, so that the lock is held for writing alone. */
function batchWriter(write: Write, { subjects }: StagedStudy): ImportWriter {
  return {
    prompts: async (texts) => {
      const checked = checkPrompts(texts);
      await write((session) => storePrompts(session, checked));
    },
    responses: async (sha256, responses) => {
      const checked = checkInput(responsesSchema, responses, 'The batch of responses');
      const subject = subjects.get(sha256);
      if (subject === undefined) {
        throw new MettleError('SUBJECT_NOT_FOUND', `The study has no subject with the SHA-256 ${sha256}.`);
      }
      await write((session) => appendResponses(session, subject, checked, []));
    },
  };
}

async function discard(write: Write, id: number): Promise<void> {
  try {
    const considerately = considerateWrites(write);
    while ((await considerately((session) => deleteSomeStaged(session, id))) !== null);
  } catch (thrown) {
    // What ended the import is what the caller should hear of; the next opening deletes the rest.
    if (!MettleError.from(thrown).code.startsWith('STORE_')) throw thrown;
  }
}

/** Resolves to how many responses may still be deleted. */
async function removeLeftover(connection: Connection, id: number, most: number): Promise<number> {
  const write = considerateWrites((work) =>
    connection.transaction((session) => work(session, connection.file)),
  );
  let left = most;
  while (left > 0) {
    const deleted = await write((session) => deleteSomeStaged(session, id));
    if (deleted === null) break;
    left -= deleted;
  }
  return left;
}
