import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Response } from '../../../src/shared/domain/response.js';
import type {
  LaboratoryStore,
  ResponseQuery,
  StoredResponse,
} from '../../../src/main/store/laboratory-store.js';
import { INDEX_STRIDE } from '../../../src/main/store/response-pages.js';
import { sampleSnapshot, sampleSubject, sha256 } from './fixtures/samples.js';
import { open } from './fixtures/temporary-store.js';

const SUBJECTS = ['a', 'b', 'c'].map(sampleSubject);
const PROMPT = 'How much do you agree?';
const PROMPTS = new Map([[sha256(PROMPT), PROMPT]]);

/** What a row of the model holds; `study` is 1 or 2. */
interface Written {
  readonly study: number;
  readonly sha256: string;
  readonly response: Response;
}

const texts = fc.oneof(
  fc.constantFrom(
    'Yes, 50%',
    'yes_no',
    'a\\b',
    '',
    'naïve',
    'NAÏVE',
    'x\0YES',
    '\ud800yes',
    '\ufffdyes',
    '100',
    '🙂 %_\\',
  ),
  fc.string({ maxLength: 6 }),
);
const outcomes = fc.constantFrom(
  'readout' as const,
  'parsed' as const,
  'refusal' as const,
  'truncated' as const,
);

const answer = fc.record({
  study: fc.constantFrom(1, 1, 1, 2),
  subject: fc.nat(SUBJECTS.length - 1),
  cell: fc.nat(200),
  run: fc.nat(40),
  outcome: outcomes,
  text: texts,
});

type Answer = typeof answer extends fc.Arbitrary<infer Value> ? Value : never;

/** A response out of few enough names that some come twice. */
function written({ study, subject, cell, run, outcome, text }: Answer): Written {
  const common = { cell: `cell-${cell}`, promptHash: sha256(PROMPT), promptTokens: 9, milliseconds: run };
  const response: Response =
    outcome === 'readout'
      ? { ...common, kind: 'readout', probabilities: [0.25, run / 64], offOption: 0.5, evaluatedTokens: 3 }
      : {
          ...common,
          kind: 'sampled',
          run,
          seed: run,
          text,
          outcome,
          score: outcome === 'parsed' ? 1 : null,
          batchShape: 1,
          generatedTokens: 2,
        };
  return { study, sha256: SUBJECTS[subject]!.sha256, response };
}

/** What is stored of rows written in this order: the first of each name. */
function kept(rows: readonly Written[]): Written[] {
  const names = new Set<string>();
  return rows.filter(({ study, sha256: subject, response }) => {
    const run = response.kind === 'sampled' ? `#${response.run}` : '';
    const name = `${study} ${subject} ${response.cell}${run}`;
    return !names.has(name) && names.add(name);
  });
}

function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function matches({ sha256: subject, response }: Written, query: ResponseQuery): boolean {
  const outcome = response.kind === 'readout' ? 'readout' : response.outcome;
  if (query.sha256 !== undefined && query.sha256 !== subject) return false;
  if (query.cells !== undefined && !query.cells.includes(response.cell)) return false;
  if (query.outcomes !== undefined && !query.outcomes.includes(outcome)) return false;
  if (query.text === undefined) return true;
  if (response.kind === 'readout' || /\p{Surrogate}/u.test(response.text + query.text)) return false;
  return lower(response.text).includes(lower(query.text));
}

/** Writes rows in their order, in batches of neighbours with the same study and subject. */
async function write(store: LaboratoryStore, rows: readonly Written[]): Promise<void> {
  for (const study of ['one', 'two']) await store.ensureStudy(sampleSnapshot(study), SUBJECTS);
  for (let start = 0; start < rows.length;) {
    const { study, sha256: subject } = rows[start]!;
    let end = start + 1;
    while (end < rows.length && rows[end]!.study === study && rows[end]!.sha256 === subject) end += 1;
    await store.append(
      study,
      subject,
      rows.slice(start, end).map(({ response }) => response),
      PROMPTS,
    );
    start = end;
  }
}

const queries = fc.record(
  {
    sha256: fc.constantFrom(...SUBJECTS.map((subject) => subject.sha256)),
    cells: fc.array(
      fc.nat(230).map((cell) => `cell-${cell}`),
      { maxLength: 150, size: 'max' },
    ),
    outcomes: fc.array(fc.oneof(outcomes, fc.constant('unparsed' as const)), { maxLength: 4 }),
    text: fc.oneof(texts, fc.constantFrom('%', '_', '\\', '\0', 'y', 'YE', 'ï', '\ufffd', '\ud800')),
  },
  { requiredKeys: [] },
);

/** All rows of a query by pages of `limit`. */
async function pageThrough(
  store: LaboratoryStore,
  query: ResponseQuery,
  limit: number,
): Promise<StoredResponse[]> {
  const index = await store.responseIndex(1, query);
  const all: StoredResponse[] = [];
  for (let offset = 0; offset < index.total; offset += limit) {
    all.push(...(await store.responsePage(1, query, index, offset, limit)));
  }
  return all;
}

it('pages of responses hold what filtering all responses in memory gives', { timeout: 300_000 }, async () => {
  // Runs of one subject and study at a time, as a study is run, and a mix of all of them.
  const runs = fc
    .array(fc.tuple(answer, fc.array(answer, { minLength: 1, maxLength: 500, size: 'max' })), {
      maxLength: 6,
    })
    .map((blocks) =>
      blocks.flatMap(([{ study, subject }, block]) => block.map((row) => ({ ...row, study, subject }))),
    );
  const mixed = fc.array(answer, { maxLength: 400, size: 'max' });
  const asked = fc.tuple(queries, fc.integer({ min: 1, max: 700 }), fc.nat(3000));
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(runs, mixed),
      fc.array(asked, { minLength: 12, maxLength: 12 }),
      async ([first, second], questions) => {
        const store = await open();
        const rows = [...first, ...second].map(written);
        await write(store, rows);
        const all = kept(rows).filter(({ study }) => study === 1);
        for (const [query, limit, somewhere] of [[{}, 500, 0], ...questions] as typeof questions) {
          const expected = all
            .filter((row) => matches(row, query))
            .map(({ sha256: subject, response }) => ({ sha256: subject, response }));
          const index = await store.responseIndex(1, query);
          expect(index.total).toBe(expected.length);
          expect(index.starts).toHaveLength(Math.ceil(expected.length / INDEX_STRIDE));
          const stored = await pageThrough(store, query, limit);
          expect(stored.map(({ sha256: subject, response }) => ({ sha256: subject, response }))).toEqual(
            expected,
          );
          expect(stored.at(-1)?.id ?? 0).toBe(index.last);
          const page = await store.responsePage(1, query, index, somewhere, limit);
          expect(page).toEqual(stored.slice(somewhere, somewhere + limit));
        }
        await store.close();
      },
    ),
    { numRuns: 12, seed: 1 },
  );
});
