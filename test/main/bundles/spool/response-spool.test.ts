import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Response } from '../../../../src/shared/domain/response.js';
import type { BundleSource } from '../../../../src/main/bundles/source.js';
import { ResponseSpool } from '../../../../src/main/bundles/spool/response-spool.js';
import { spooledSource } from '../../../../src/main/bundles/spool/spooled-source.js';
import { collect } from '../../store/fixtures/temporary-store.js';
import { numberedReadout, numberedSample, range } from '../../store/fixtures/samples.js';

let spool: ResponseSpool;
beforeEach(async () => {
  spool = await ResponseSpool.create(tmpdir());
});
afterEach(() => spool.close());

async function write(sha256: string, responses: readonly Response[]): Promise<void> {
  const writer = spool.writer(sha256);
  for (const response of responses) await writer.add(response);
  await writer.end();
}

const double = fc.double({ noNaN: true, noDefaultInfinity: true });
const count = fc.integer({ min: 0, max: 2 ** 31 });
const shared = { cell: fc.string(), promptHash: fc.string(), promptTokens: count, milliseconds: double };
const response: fc.Arbitrary<Response> = fc.oneof(
  fc.record({
    ...shared,
    kind: fc.constant('readout' as const),
    probabilities: fc.array(double, { maxLength: 7 }),
    offOption: double,
    evaluatedTokens: count,
  }),
  fc.record({
    ...shared,
    kind: fc.constant('sampled' as const),
    run: count,
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    // Any code units, lone surrogates among them.
    text: fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
    outcome: fc.constantFrom('parsed', 'refusal', 'unparsed', 'truncated'),
    score: fc.option(fc.integer()),
    batchShape: count,
    generatedTokens: count,
  }),
);

describe('a spool of responses', () => {
  it('gives back every response with its bits, whatever is in it', async () => {
    let subject = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(response, { maxLength: 40 }), async (responses) => {
        subject += 1;
        await write(String(subject), responses);
        expect(await collect(spool.read(String(subject)))).toEqual(responses);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps subjects apart that are written at a time, in chunks', async () => {
    const [one, two] = [range(0, 4500).map(numberedSample), range(0, 4500).map(numberedReadout)];
    await Promise.all([write('one', one), write('two', two)]);
    expect(await collect(spool.read('two'))).toStrictEqual(two);
    expect(await collect(spool.read('one'))).toStrictEqual(one);
    expect(await collect(spool.read('three'))).toEqual([]);
  });

  it('holds a subject once all of it was taken', async () => {
    const writer = spool.writer('one');
    await writer.add(numberedSample(0));
    expect(spool.has('one')).toBe(false);
    await writer.end();
    expect(spool.has('one')).toBe(true);
  });
});

describe('a spooled source', () => {
  it('asks for the responses of a subject once, and again where a reading was left off', async () => {
    const asked: string[] = [];
    const source = {
      responses: async function* (sha256: string) {
        asked.push(sha256);
        yield* range(0, 30).map(numberedSample);
      },
      prompt: async () => null,
    };
    const spooled = spooledSource(source as unknown as BundleSource, spool);
    for await (const first of spooled.responses('one')) {
      expect(first).toEqual(numberedSample(0));
      break;
    }
    for (let time = 0; time < 3; time += 1) {
      expect(await collect(spooled.responses('one'))).toEqual(range(0, 30).map(numberedSample));
    }
    expect(await collect(spooled.responses('two'))).toHaveLength(30);
    expect(asked).toEqual(['one', 'one', 'two']);
  });
});
