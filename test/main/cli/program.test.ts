import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT_CODES } from '../../../src/main/cli/exit-codes.js';
import { runCommandLine } from '../../../src/main/cli/program.js';
import { DATABASE_NAME } from '../../../src/main/laboratory/data-folder.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import { MettleError } from '../../../src/shared/errors.js';
import { FakeEngine } from '../studies/fake-engine.js';
import { fakeEnvironment, type FakeEnvironment } from './fake-environment.js';

const study = {
  schemaVersion: 1,
  name: 'small-study',
  kind: 'resistance',
  seed: 7,
  subjects: ['one.gguf', 'two.gguf'],
  instruments: ['small'],
  templates: ['plain', 'other'],
  analysis: { bootstrap: 100 },
};

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-cli-'));
  await writeFile(join(folder, 'study.json'), JSON.stringify(study));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** The one JSON object that standard output must hold, and nothing else. */
function onlyObject(environment: FakeEnvironment): ReturnType<typeof JSON.parse> {
  expect(environment.said.out.endsWith('}\n')).toBe(true);
  expect(environment.said.out.trimEnd()).not.toContain('\n');
  return JSON.parse(environment.said.out);
}

describe('run', () => {
  it('prints the findings of every subject on standard output', async () => {
    const environment = fakeEnvironment(folder);
    expect(await runCommandLine(environment, ['run', 'study.json', '--data', 'data'])).toBe(0);
    expect(environment.said.out).toMatch(/^Resistance in study small-study\n/);
    expect(environment.said.out).toContain('one  F16');
    expect(environment.said.out).toContain('two  F16');
    expect(environment.said.err).toContain('= 120 responses a subject');
    expect(environment.said.err).toContain('one: done, 120 responses');
    expect(environment.listeners()).toBe(0);
  });

  it('prints one JSON object with --json, and the same one when all is stored', async () => {
    const environment = fakeEnvironment(folder);
    expect(await runCommandLine(environment, ['run', 'study.json', '--data', 'data', '--json'])).toBe(0);
    const result = onlyObject(environment);
    expect(result['study']).toMatchObject({
      name: 'small-study',
      status: 'complete',
      partial: false,
      conditions: 5,
    });
    expect(result['subjects']).toMatchObject([
      { name: 'one', file: '/subjects/one.gguf', responses: 120, expected: 120, failure: null },
      { name: 'two' },
    ]);
    for (const key of [
      'sha256',
      'gate',
      'default',
      'resistance',
      'adoption',
      'typeAdoption',
      'noiseFloor',
      'verdict',
    ]) {
      expect(result['subjects'][0]).toHaveProperty(key);
    }
    const again = fakeEnvironment(folder);
    expect(await runCommandLine(again, ['run', 'study.json', '--data', 'data', '--json'])).toBe(0);
    expect(onlyObject(again)['subjects']).toEqual(result['subjects']);
    expect(again.said.err).toContain('all 120 responses were stored already');
  });

  it('puts the study to the subjects of --subject instead of its own', async () => {
    const environment = fakeEnvironment(folder);
    const args = [
      'run',
      'study.json',
      '--data',
      'data',
      '--json',
      '--subject',
      'a.gguf',
      '--subject',
      'b.gguf',
    ];
    expect(await runCommandLine(environment, args)).toBe(0);
    expect(onlyObject(environment)['subjects'].map(({ name }: { name: string }) => name)).toEqual(['a', 'b']);
  });

  it('keeps a quick study apart from the full one', async () => {
    const quick = fakeEnvironment(folder);
    await runCommandLine(quick, ['run', 'study.json', '--data', 'data', '--quick', '--json']);
    expect(onlyObject(quick)['study']).toMatchObject({ quick: true, expectedPerSubject: 80 });
    const full = fakeEnvironment(folder);
    await runCommandLine(full, ['run', 'study.json', '--data', 'data', '--json']);
    expect(onlyObject(full)['study']).toMatchObject({ quick: false, expectedPerSubject: 120 });
  });

  it('names a subject that cannot be used, before anything is run', async () => {
    const engine = new FakeEngine();
    engine.inspect = async (path) => {
      throw new MettleError('GGUF_TRUNCATED', 'The file ends early.', { hint: `Fetch ${path} again.` });
    };
    const environment = fakeEnvironment(folder, { engine: async () => engine });
    const code = await runCommandLine(environment, ['run', 'study.json', '--data', 'data', '--json']);
    expect(code).toBe(EXIT_CODES.subject.code);
    expect(environment.said.err).toContain(
      'GGUF_TRUNCATED: Subject one.gguf: The file ends early.\nNext: Fetch',
    );
    expect(onlyObject(environment)).toMatchObject({ error: { code: 'GGUF_TRUNCATED' } });
    const missing = fakeEnvironment(folder);
    expect(await runCommandLine(missing, ['run', 'study.json', '--subject', 'missing.gguf'])).toBe(3);
    expect(missing.said.err).toContain('SUBJECT_NOT_FOUND: There is no file missing.gguf.');
  });

  it('says with its exit code that some subjects failed, or all', async () => {
    const some = fakeEnvironment(folder, { engine: async () => new FakeEngine({ unloadable: ['one'] }) });
    expect(await runCommandLine(some, ['run', 'study.json', '--data', 'data', '--json'])).toBe(6);
    expect(onlyObject(some)['subjects']).toMatchObject([
      { name: 'one', responses: 0, partial: true, failure: { code: 'ENGINE_LOAD_FAILED' } },
      { name: 'two', responses: 120, failure: null },
    ]);
    const all = fakeEnvironment(folder, { engine: async () => new FakeEngine({ unloadable: ['one'] }) });
    expect(await runCommandLine(all, ['run', 'study.json', '--data', 'data', '--subject', 'one.gguf'])).toBe(
      4,
    );
    expect(all.said.err).toContain('ENGINE_LOAD_FAILED: one (/subjects/one.gguf) failed');
  });

  it('pauses at Ctrl-C, says how to go on, and does go on', async () => {
    const engine = new FakeEngine({
      beforeAnswer: (answered) => void (answered === 130 && environment.interrupt()),
    });
    const environment: FakeEnvironment = fakeEnvironment(folder, { engine: async () => engine });
    expect(await runCommandLine(environment, ['run', 'study.json', '--data', 'my data', '--json'])).toBe(130);
    expect(environment.said.err).toMatch(/Paused with 1\d\d of 240 responses stored\./);
    expect(environment.said.err).toContain(
      "To go on: npm run -s mettle -- run study.json --data 'my data' --json\n",
    );
    expect(onlyObject(environment)).toMatchObject({ study: { status: 'paused', partial: true } });
    expect(environment.exits).toEqual([]);
    const shown = fakeEnvironment(folder);
    expect(await runCommandLine(shown, ['show', 'small-study', '--data', 'my data'])).toBe(0);
    expect(shown.said.out).toContain('so far');
    expect(shown.said.out).toMatch(/Partial: 1\d\d of 240 responses are stored\./);
    const rest = fakeEnvironment(folder);
    expect(await runCommandLine(rest, ['run', 'study.json', '--data', 'my data', '--json'])).toBe(0);
    expect(onlyObject(rest)).toMatchObject({ study: { status: 'complete', partial: false } });
  });

  it('says which study file is missing or wrong', async () => {
    const missing = fakeEnvironment(folder);
    expect(await runCommandLine(missing, ['run', 'nowhere.json'])).toBe(2);
    expect(missing.said.err).toContain(`FILE_NOT_FOUND: There is no file ${join(folder, 'nowhere.json')}`);
    await writeFile(join(folder, 'wrong.json'), JSON.stringify({ ...study, seed: -1 }));
    const wrong = fakeEnvironment(folder);
    expect(await runCommandLine(wrong, ['run', 'wrong.json'])).toBe(2);
    expect(wrong.said.err).toMatch(
      /^INVALID_STUDY: .*wrong\.json is not a valid study: seed must be at least 0\.\nNext: /,
    );
    expect(wrong.said.out).toBe('');
  });
});

describe('show and studies', () => {
  it('finds nothing where nothing is stored', async () => {
    const show = fakeEnvironment(folder);
    expect(await runCommandLine(show, ['show', 'small-study', '--data', 'data'])).toBe(EXIT_CODES.store.code);
    expect(show.said.err).toMatch(/^STUDY_NOT_FOUND: /);
    const studies = fakeEnvironment(folder);
    expect(await runCommandLine(studies, ['studies', '--data', 'data', '--json'])).toBe(0);
    expect(onlyObject(studies)).toEqual({ data: join(folder, 'data'), studies: [] });
  });

  it('lists what is stored, in the folder that METTLE_DATA names', async () => {
    const variables = { METTLE_DATA: 'elsewhere' };
    await runCommandLine(fakeEnvironment(folder, { variables }), ['run', 'study.json']);
    const studies = fakeEnvironment(folder, { variables });
    expect(await runCommandLine(studies, ['studies'])).toBe(0);
    expect(studies.said.out).toMatch(/small-study +resistance +complete +2 +240 of 240/);
    const show = fakeEnvironment(folder, { variables });
    expect(await runCommandLine(show, ['show', '1', '--json'])).toBe(0);
    expect(onlyObject(show)).toMatchObject({ study: { id: 1, status: 'complete' } });
  });
});

describe('studies', () => {
  it.each([
    ['failed', 'cancelled'],
    ['running', 'interrupted'],
  ] as const)(
    'calls a study that is stored as %s, and has no failure and no runner, %s',
    async (status, word) => {
      const data = join(folder, 'data');
      await runCommandLine(fakeEnvironment(folder), ['run', 'study.json', '--data', data]);
      const store = await openStore({ file: join(data, DATABASE_NAME) });
      await store.setStatus(1, status);
      await store.close();
      const studies = fakeEnvironment(folder);
      expect(await runCommandLine(studies, ['studies', '--data', data])).toBe(0);
      expect(studies.said.out).toMatch(new RegExp(`small-study +resistance +${word} `));
    },
  );
});

describe('preview', () => {
  it('estimates the time from real answers and stores nothing', async () => {
    const environment = fakeEnvironment(folder);
    expect(await runCommandLine(environment, ['preview', 'study.json', '--json'])).toBe(0);
    const result = onlyObject(environment);
    expect(result['study']).toMatchObject({ cells: 120, forwardPasses: 120 });
    expect(result['subjects']).toMatchObject([
      { name: 'one', calibration: { responses: 120 }, tokens: 1200, memoryBytes: 5_000_000 },
      { name: 'two' },
    ]);
    const text = fakeEnvironment(folder);
    await runCommandLine(text, ['preview', 'study.json']);
    expect(text.said.out).toContain('5 conditions x 6 items x 2 templates x 2 option orders = 120 cells');
  });
});

describe('usage', () => {
  it.each([
    [['run'], "Missing required argument 'STUDY.json'"],
    [['rum'], "Unknown command 'rum'"],
    [['run', 'study.json', '--fast'], "Unknown option '--fast'"],
    [[], 'A command is missing.'],
  ])('refuses %j', async (args, words) => {
    const environment = fakeEnvironment(folder);
    expect(await runCommandLine(environment, args)).toBe(EXIT_CODES.invalid.code);
    expect(environment.said.err).toContain(`INVALID_INPUT: ${words}`);
    expect(environment.said.err).toContain('Next: ');
    expect(environment.said.out).toBe('');
  });

  it('prints help with every exit code, and the version', async () => {
    const help = fakeEnvironment(folder);
    expect(await runCommandLine(help, ['--help'])).toBe(0);
    for (const { code, meaning } of Object.values(EXIT_CODES)) {
      expect(help.said.out).toContain(`${String(code).padStart(5)}  ${meaning}`);
    }
    const version = fakeEnvironment(folder);
    expect(await runCommandLine(version, ['--version'])).toBe(0);
    expect(version.said.out).toBe('1.2.3\n');
  });

  it('tells a fault in Mettle apart', async () => {
    const environment = fakeEnvironment(folder, {
      library: async () => {
        throw new TypeError('x is undefined');
      },
    });
    expect(await runCommandLine(environment, ['run', 'study.json'])).toBe(EXIT_CODES.unexpected.code);
    expect(environment.said.err).toMatch(/^INTERNAL: x is undefined\nNext: .*METTLE_DEBUG/);
  });
});
