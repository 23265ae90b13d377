import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT_CODES } from '../../../src/main/cli/exit-codes.js';
import { runCommandLine } from '../../../src/main/cli/program.js';
import { instrumentSchema } from '../../../src/shared/domain/instrument.js';
import { fakeEnvironment, type FakeEnvironment } from './fake-environment.js';

const EXAMPLE = join(import.meta.dirname, '../../../examples/labelling');

let folder = '';
let environment: FakeEnvironment;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-labelling-'));
  environment = fakeEnvironment(folder);
  await copyFile(join(EXAMPLE, 'politeness.csv'), join(folder, 'texts.csv'));
  await copyFile(join(EXAMPLE, 'politeness.json'), join(folder, 'task.json'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const run = (...args: string[]): Promise<number> =>
  runCommandLine(environment, ['instruments', '--labelling', 'texts.csv', ...args]);

describe('instruments --labelling', () => {
  it('makes an instrument of a table and its task, which lint finds no error in', async () => {
    expect(await run('--task', 'task.json', '--out', 'polite.json')).toBe(0);
    expect(environment.said.out).toContain('12 texts to be given one of 5 labels.');
    const made = instrumentSchema.parse(JSON.parse(await readFile(join(folder, 'polite.json'), 'utf8')));
    expect(made).toMatchObject({ id: 'polite', format: 'choice' });
    expect(made.items.map(({ gold }) => gold)).toEqual([5, 1, 4, 1, 5, 2, 3, 1, 4, 2, 3, 5]);
    expect(await runCommandLine(environment, ['lint', 'polite.json'])).toBe(0);
  });

  it('says it in figures with --json, under an id of its own', async () => {
    expect(await run('--task', 'task.json', '--out', 'made.json', '--id', 'tone', '--json')).toBe(0);
    expect(JSON.parse(environment.said.out)).toMatchObject({ id: 'tone', texts: 12, problems: [] });
  });

  it('names line and column of what is wrong in the table, and writes nothing', async () => {
    await writeFile(join(folder, 'texts.csv'), 'text,gold\nHello.,Very polite\nGo.,Icy\nHello.,6\n');
    expect(await run('--task', 'task.json', '--out', 'polite.json')).toBe(EXIT_CODES.invalid.code);
    expect(environment.said.out).toMatch(/3 problems; nothing is written\n/);
    expect(environment.said.out).toMatch(/line 3, column 5.*gold.*must be one of Very rude.*"Icy"/);
    expect(environment.said.out).toMatch(/line 4, column 1.*is the text of line 2 already/);
    await expect(readFile(join(folder, 'polite.json'))).rejects.toThrow('ENOENT');
  });

  it('refuses a task that is none, and files that are not named', async () => {
    await writeFile(join(folder, 'task.json'), '{"schemaVersion":1,"labels":["only"]}');
    expect(await run('--task', 'task.json', '--out', 'polite.json')).not.toBe(0);
    expect(environment.said.err).toMatch(/does not describe a labelling task/);
    expect(await run('--task', 'task.json')).not.toBe(0);
    expect(environment.said.err).toContain('Say so with --out.');
    expect(await run('--out', 'polite.json')).not.toBe(0);
    expect(environment.said.err).toContain('Say so with --task.');
  });

  it('does not write over a file that is there', async () => {
    await writeFile(join(folder, 'polite.json'), 'mine');
    expect(await run('--task', 'task.json', '--out', 'polite.json')).not.toBe(0);
    expect(await readFile(join(folder, 'polite.json'), 'utf8')).toBe('mine');
  });
});
