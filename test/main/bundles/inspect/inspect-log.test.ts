import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleEntries } from '../../../../src/main/bundles/entry-list.js';
import { exportBundle } from '../../../../src/main/bundles/export-bundle.js';
import { MOST_LOGGED_RESPONSES } from '../../../../src/main/bundles/inspect/inspect-limit.js';
import { inspectLog } from '../../../../src/main/bundles/inspect/inspect-log.js';
import { storedSource, type BundleSource } from '../../../../src/main/bundles/source.js';
import { verifyBundle } from '../../../../src/main/bundles/verify/verify-bundle.js';
import { bundleContents } from '../../../../src/main/bundles/contents.js';
import type { Library } from '../../../../src/main/library/load-library.js';
import { bundleChoicesSchema } from '../../../../src/shared/contract/bundles.js';
import type { Response, SampledResponse } from '../../../../src/shared/domain/response.js';
import { FakeEngine, fakeSubject } from '../../studies/fake-engine.js';
import { smallDesign, smallLibrary } from '../../studies/small-study.js';
import { collect } from '../../store/fixtures/temporary-store.js';
import { plannedContents } from '../fixtures/planned-contents.js';
import { readBundle } from '../fixtures/read-bundle.js';
import { LOCKED, ranStudy, temporaryFolder } from '../fixtures/studies.js';
import { textsOf, writeTexts } from '../rewrite-bundle.js';
import { evalLogSchema, LOG_FIELDS, type EvalLog, type EvalSample } from './inspect-schema.js';

const HOSTILE = ['</script>\n"quoted" \\ \u0000 \u2028', '=1+1', 'ünïcödé 🜁', '\ud800', ''];

async function source(
  changes: Record<string, unknown> = {},
  library: Library = smallLibrary(),
): Promise<BundleSource> {
  const store = await ranStudy({
    design: smallDesign({ subjects: ['/home/ada/models/one.gguf'], orders: ['reversed'], ...changes }),
    library,
    engine: new FakeEngine(),
    subjects: [fakeSubject('one')],
  });
  return storedSource(store, 'small-study');
}

async function logOf(
  from: BundleSource,
  choices: Record<string, unknown> = {},
): Promise<{ log: EvalLog; text: string }> {
  const contents = bundleContents(from, bundleChoicesSchema.parse(choices));
  const chunks = await collect(inspectLog(contents, contents.environment.subjects[0]!));
  const text = Buffer.concat(chunks).toString('utf8');
  return { text, log: evalLogSchema.parse(JSON.parse(text)) };
}

/** The same source, with every sampled answer made one of these texts and outcomes in turn. */
function answering(from: BundleSource): BundleSource {
  const outcomes = ['parsed', 'refusal', 'unparsed', 'truncated'] as const;
  return {
    ...from,
    async *responses(sha256) {
      let place = 0;
      for await (const response of from.responses(sha256) as AsyncIterable<SampledResponse>) {
        const outcome = outcomes[place % outcomes.length]!;
        const score = outcome === 'parsed' ? response.score : null;
        yield { ...response, text: HOSTILE[place % HOSTILE.length]!, outcome, score };
        place += 1;
      }
    },
  };
}

describe('inspectLog', () => {
  it('is a log of Inspect’s layout, with its fields in their order', async () => {
    const from = await source();
    const { log, text } = await logOf(from);
    expect(Object.keys(JSON.parse(text) as object)).toEqual(LOG_FIELDS.filter((name) => name !== 'error'));
    expect(log.status).toBe('success');
    expect(log.eval).toMatchObject({
      created: LOCKED.toISOString(),
      task: 'small-study',
      model: 'gguf/one',
      model_args: { sha256: fakeSubject('one').sha256, quantization: 'F16' },
      dataset: { samples: 60 },
      config: { epochs: 1 },
    });
    expect(log.results).toMatchObject({ total_samples: 60, completed_samples: 60 });
    expect(text).not.toContain('/home/ada');
    expect((await logOf(from)).text).toBe(text);
  });

  it('holds every readout as a sample with the log probabilities of all labels', async () => {
    const from = await source();
    const responses = await collect(from.responses(fakeSubject('one').sha256));
    const { log } = await logOf(from);
    expect(log.samples.map(({ id }) => id)).toEqual(responses.map(({ cell }) => cell));
    for (const [place, response] of responses.entries()) {
      if (response.kind !== 'readout') throw new TypeError('not a readout');
      const sample = log.samples[place]!;
      expect(sample.input).toBe(await from.prompt(response.promptHash));
      // Reversed: label 1 stands for the highest score.
      expect(sample.choices).toEqual(['option 3', 'option 2', 'option 1']);
      const [first] = sample.output.choices[0]!.logprobs!.content;
      const found = Object.fromEntries(
        first!.top_logprobs!.map(({ token, logprob }) => [token, Math.exp(logprob)]),
      );
      for (const [option, probability] of response.probabilities.entries()) {
        expect(found[String(3 - option)] ?? 0).toBeCloseTo(probability, 12);
      }
      expect(first!.logprob).toBe(Math.max(...first!.top_logprobs!.map(({ logprob }) => logprob)));
      expect(sample.output.completion).toBe(first!.token);
      expect(sample.scores!['mettle']!.metadata).toEqual({
        probabilities: response.probabilities,
        off_option: response.offOption,
      });
      expect(sample.output.usage!.input_tokens).toBe(response.promptTokens);
    }
  });

  it('holds every run as an epoch, with its text as it is and an answer or none', async () => {
    const from = answering(
      await source({ administration: { mode: 'sampled', runs: 2 }, templates: ['plain'] }),
    );
    const responses = (await collect(from.responses(fakeSubject('one').sha256))) as SampledResponse[];
    const { log } = await logOf(from);
    const keys = log.samples.map(({ id, epoch }) => `${id}#${epoch}`);
    expect(new Set(keys).size).toBe(responses.length);
    expect(keys).toEqual(responses.map(({ cell, run }) => `${cell}#${run + 1}`));
    expect(log.eval.config.epochs).toBe(2);
    expect(log.eval.model_generate_config).toMatchObject({ temperature: 1, max_tokens: 24 });
    for (const [place, { text, outcome, score, seed }] of responses.entries()) {
      const sample: EvalSample = log.samples[place]!;
      expect(sample.output.completion).toBe(text);
      expect(sample.messages.at(-1)).toMatchObject({ role: 'assistant', content: text, model: 'gguf/one' });
      expect(sample.scores!['mettle']!.value).toBe(outcome === 'parsed' ? score : 'N');
      expect(sample.scores!['mettle']!.metadata).toEqual({ outcome });
      expect(sample.output.choices[0]!.stop_reason).toBe(outcome === 'truncated' ? 'max_tokens' : 'stop');
      expect(sample.metadata['seed']).toBe(seed);
    }
  });

  it('leaves out texts where it is told to, and keeps the prompts’ hashes', async () => {
    const from = answering(await source({ administration: { mode: 'sampled', runs: 1 } }));
    const { log, text } = await logOf(from, { rawText: false });
    expect(text).not.toContain('Statement');
    expect(text).not.toContain('ünïcödé');
    for (const { input, output, metadata } of log.samples) {
      expect(input).toBe(`sha256:${String(metadata['prompt_sha256'])}`);
      expect(output.completion).toBe('');
    }
  });

  it('keeps in the texts of an instrument whose licence does not let them out', async () => {
    const library = smallLibrary();
    const small = library.instruments.get('small')!;
    const licensed = new Map([['small', { ...small, licence: 'Research use only' }]]);
    const templates = new Map(
      [...library.templates].map(([id, template]) => [id, { ...template, labels: 'words' as const }]),
    );
    const { log, text } = await logOf(await source({}, { ...library, instruments: licensed, templates }));
    expect(text).not.toMatch(/Statement \d|option \d/);
    expect(log.samples.every(({ choices }) => choices === undefined)).toBe(true);
    expect(log.samples.every(({ scores }) => typeof scores!['mettle']!.value === 'number')).toBe(true);
  });

  it('tells what failed by its code, and what is missing', async () => {
    const from = await source();
    const [first] = from.subjects;
    const expectedPerSubject = first!.responses + 1;
    const study = { ...from.study, expectedPerSubject };
    expect((await logOf({ ...from, study })).log.status).toBe('cancelled');
    const failure = { code: 'ENGINE_CRASHED', message: 'at /home/ada/models/one.gguf' };
    const failed = { ...from, study, subjects: [{ ...first!, failure }] };
    const { log, text } = await logOf(failed);
    expect(log).toMatchObject({ status: 'error', error: { message: 'ENGINE_CRASHED' } });
    expect(text).not.toContain('/home/ada');
  });

  it('is written sample by sample, in chunks of a bounded size', async () => {
    const contents = plannedContents(smallDesign(), smallLibrary(), { subjects: [{}] });
    const cell = `${contents.plan.conditions[0]!.id}|plain|forward|en|small|i0`;
    const promptHash = createHash('sha256').update('prompt').digest('hex');
    let given = 0;
    let mostAhead = 0;
    let passed = 0;
    const responses = async function* (): AsyncGenerator<Response> {
      for (let run = 0; run < 5000; run += 1) {
        given += 1;
        mostAhead = Math.max(mostAhead, given - passed);
        yield {
          kind: 'sampled',
          cell,
          run,
          seed: run,
          promptHash,
          text: 'x'.repeat(500),
          outcome: 'unparsed',
          score: null,
          batchShape: 1,
          promptTokens: 1,
          generatedTokens: 1,
          milliseconds: 1,
        };
      }
    };
    const streamed = { ...contents, source: { ...contents.source, responses, prompt: async () => 'prompt' } };
    let largest = 0;
    for await (const chunk of inspectLog(streamed, contents.environment.subjects[0]!)) {
      largest = Math.max(largest, chunk.length);
      passed = given;
    }
    expect(given).toBe(5000);
    expect(largest).toBeLessThan(300 * 1024);
    expect(mostAhead).toBeLessThan(1000);
  });

  it('is left out for a subject with more responses than Inspect can read well, and that is said', () => {
    const findings = { findings: [], comparison: null };
    const paths = (responses: number): string[] => {
      const contents = plannedContents(smallDesign(), smallLibrary(), { subjects: [{ responses }] });
      const told = contents.manifest.leftOut.some((sentence) => sentence.includes('Inspect'));
      expect(told).toBe(responses > MOST_LOGGED_RESPONSES);
      return bundleEntries(contents, findings).map(({ path }) => path);
    };
    const path = `inspect/${fakeSubject('subject-a').sha256}.json`;
    expect(paths(MOST_LOGGED_RESPONSES)).toContain(path);
    expect(paths(MOST_LOGGED_RESPONSES + 1)).not.toContain(path);
  });

  it('is in a bundle where it was asked for, and verification misses it there', async () => {
    const from = await source({ templates: ['plain'] });
    const folder = temporaryFolder();
    const path = join(folder, 'with.mettle.zip');
    const write = (file: string, inspect: boolean): Promise<unknown> =>
      exportBundle(from, file, { choices: bundleChoicesSchema.parse({ inspect, parquet: false }) });
    await write(path, true);
    const entry = `inspect/${fakeSubject('one').sha256}.json`;
    expect((await verifyBundle(path)).checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    const texts = await textsOf(path);
    expect(texts.has(entry)).toBe(true);
    texts.delete(entry);
    const without = await verifyBundle(await writeTexts(join(folder, 'less.mettle.zip'), texts));
    expect(without.checks.find(({ name }) => name === 'structure')).toMatchObject({
      outcome: 'failed',
      findings: [`It lacks ${entry}.`],
    });
    const other = join(folder, 'without.mettle.zip');
    await write(other, false);
    expect((await readBundle(other)).some((found) => found.path.startsWith('inspect/'))).toBe(false);
    expect((await verifyBundle(other)).passed).toBe(true);
  });
});
