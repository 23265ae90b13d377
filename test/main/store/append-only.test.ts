import { describe, expect, it } from 'vitest';
import { analysisSettingsSchema } from '../../../src/shared/domain/study.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import {
  numberedPrompts,
  numberedReadout,
  numberedSample,
  sampleSnapshot,
  sampleSubject,
} from './fixtures/samples.js';
import { onFile, temporaryFile } from './fixtures/temporary-store.js';

async function filledFile(): Promise<string> {
  const file = temporaryFile();
  const store = await openStore({ file });
  const subject = sampleSubject('a');
  await store.ensureStudy(sampleSnapshot(), [subject]);
  const responses = [numberedReadout(0), numberedSample(0)];
  await store.append(1, subject.sha256, responses, numberedPrompts(responses));
  await store.changeAnalysis(1, analysisSettingsSchema.parse({ bootstrap: 100 }), 'fewer resamples');
  await store.close();
  return file;
}

describe('the record', () => {
  it.each([
    'UPDATE responses SET milliseconds = 1',
    'DELETE FROM responses WHERE id = 1',
    "UPDATE prompts SET text = 'x'",
    'DELETE FROM prompts',
    "UPDATE cells SET key = 'x'",
    'DELETE FROM cells',
    "UPDATE documents SET text = '{}'",
    'DELETE FROM documents',
    "UPDATE study_changes SET at = '2000-01-01T00:00:00.000Z'",
    'DELETE FROM study_changes',
    'PRAGMA recursive_triggers = ON; REPLACE INTO responses SELECT * FROM responses',
  ])('refuses: %s', async (sql) => {
    const file = await filledFile();
    await expect(onFile(file, (session) => session.script(sql))).rejects.toMatchObject({
      message: expect.stringContaining('append-only'),
    });
  });

  it.each([
    ['a readout with a run', "kind = 'readout', run = 1"],
    ['a readout without probabilities', "kind = 'readout', masses = NULL"],
    ['a readout with half a double', "kind = 'readout', masses = x'00000000000000000000000000000000ff'"],
    ['a readout with a text', "kind = 'readout', text = 'Yes'"],
    ['a sampled answer without a text', "kind = 'sampled', text = NULL"],
    ['a sampled answer with a number for a text', "kind = 'sampled', text = 5"],
    ['a refusal with a score', "kind = 'sampled', outcome = 'refusal', score = 3"],
    ['a parsed answer without a score', "kind = 'sampled', outcome = 'parsed', score = NULL"],
    ['a sampled answer with probabilities', "kind = 'sampled', masses = x'00000000000000000000000000000000'"],
    ['another kind', "kind = 'dialogue'"],
    ['text for a number', "kind = 'readout', prompt_tokens = 'many'"],
    ['no cell', "kind = 'readout', cell = 77"],
    ['no prompt', "kind = 'readout', prompt = 77"],
    ['no subject', "kind = 'readout', study_subject = 77"],
  ])('holds no %s', async (_, change) => {
    const file = await filledFile();
    const kind = change.includes("'sampled'") ? 'sampled' : 'readout';
    // A changed copy under a new run would do, were it not for the change.
    const attempt = (assignments: string): Promise<void> =>
      onFile(file, async (session) => {
        await session.script('PRAGMA foreign_keys = ON');
        await session.script(
          `CREATE TEMP TABLE copy AS SELECT * FROM responses WHERE kind = '${kind}';
           UPDATE copy SET id = NULL, cell = 2, run = CASE kind WHEN 'sampled' THEN 50 ELSE 0 END;
           INSERT OR IGNORE INTO cells VALUES (2, 'second');
           UPDATE copy SET ${assignments};
           INSERT INTO responses SELECT * FROM copy;`,
        );
      });
    await expect(attempt(change)).rejects.toMatchObject({
      message: expect.stringMatching(/constraint failed|store/),
    });
    await attempt(`kind = '${kind}'`);
  });
});
