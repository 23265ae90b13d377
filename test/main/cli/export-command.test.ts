import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DATABASE_NAME } from '../../../src/main/laboratory/data-folder.js';
import { runCommandLine } from '../../../src/main/cli/program.js';
import { readBundle, textOf } from '../bundles/fixtures/read-bundle.js';
import { MINISIGN_LOCKED, MINISIGN_PUBLIC, PASSWORD } from '../bundles/sign/test-keys.js';
import { ranStudy, temporaryFolder } from '../bundles/fixtures/studies.js';
import { FakeEngine, fakeSubject } from '../studies/fake-engine.js';
import { smallDesign, smallLibrary } from '../studies/small-study.js';
import { fakeEnvironment } from './fake-environment.js';

async function stored(): Promise<string> {
  const folder = temporaryFolder();
  const store = await ranStudy({
    design: smallDesign(),
    library: smallLibrary(),
    engine: new FakeEngine(),
    subjects: [fakeSubject('one')],
    file: join(folder, 'data', DATABASE_NAME),
  });
  await store.close();
  return folder;
}

describe('mettle export', () => {
  it('writes the bundle into this folder and prints its path', async () => {
    const folder = await stored();
    const environment = fakeEnvironment(folder);
    expect(await runCommandLine(environment, ['export', 'small-study', '--data', 'data'])).toBe(0);
    const path = join(folder, 'small-study.mettle.zip');
    expect(environment.said.out).toBe(`${path}\n`);
    expect(environment.said.err).toMatch(/^\d+ files, .* SHA-256 [0-9a-f]{64}\n$/);
    expect(environment.listeners()).toBe(0);
    expect((await readBundle(path))[0]!.path).toBe('mettle.json');
  });

  it('takes choices, authors and a licence, and says in JSON what was written', async () => {
    const folder = await stored();
    const environment = fakeEnvironment(folder);
    const args = ['export', '1', '--data', 'data', '--out', 'a.mettle.zip', '--no-raw-text', '--no-parquet'];
    const more = ['--author', 'Doe, Jane', '--author', 'Consortium', '--licence', 'CC0-1.0', '--json'];
    expect(await runCommandLine(environment, [...args, ...more])).toBe(0);
    const { bundle } = JSON.parse(environment.said.out) as {
      bundle: { path: string; files: { path: string }[] };
    };
    expect(bundle.path).toBe(join(folder, 'a.mettle.zip'));
    expect(bundle.files.some(({ path }) => path.endsWith('.parquet'))).toBe(false);
    const entries = await readBundle(bundle.path);
    expect(JSON.parse(textOf(entries, 'mettle.json'))).toMatchObject({
      choices: {
        rawText: false,
        filePaths: false,
        licence: 'CC0-1.0',
        authors: [
          { familyNames: 'Doe', givenNames: 'Jane' },
          { familyNames: 'Consortium', givenNames: '' },
        ],
      },
    });
    expect(textOf(entries, 'CITATION.cff')).toContain('family-names: "Doe"\n    given-names: "Jane"');
  });

  it('signs with a key, whose password it reads from a file or asks for', async () => {
    const folder = await stored();
    writeFileSync(join(folder, 'key'), MINISIGN_LOCKED);
    writeFileSync(join(folder, 'password'), `${PASSWORD}\n`);
    writeFileSync(join(folder, 'key.pub'), MINISIGN_PUBLIC);
    const asked: string[] = [];
    const environment = fakeEnvironment(folder, {
      askSecret: async (question) => {
        asked.push(question);
        return PASSWORD;
      },
    });
    const args = ['export', '1', '--data', 'data', '--no-parquet', '--sign', 'key'];
    const files = ['a.mettle.zip', 'b.mettle.zip'].map((name) => join(folder, name));
    expect(await runCommandLine(environment, [...args, '--out', 'a.mettle.zip'])).toBe(0);
    expect(asked).toEqual([`Password of ${join(folder, 'key')}: `]);
    const withFile = [...args, '--out', 'b.mettle.zip', '--password-file', 'password'];
    expect(await runCommandLine(environment, withFile)).toBe(0);
    expect(asked).toHaveLength(1);
    const [first, second] = files.map((file) => readFileSync(file));
    expect(first!.equals(second!)).toBe(true);
    expect(environment.said.err).toContain('signed with the minisign key 7F24BDFBD5C8C02E');
    expect(`${environment.said.out}${environment.said.err}`).not.toContain(PASSWORD);
    expect(await runCommandLine(environment, ['verify', 'a.mettle.zip', '--key', 'key.pub'])).toBe(0);
    const refused = fakeEnvironment(folder);
    expect(await runCommandLine(refused, [...args, '--out', 'c.mettle.zip', '--json'])).not.toBe(0);
    expect(JSON.parse(refused.said.out)).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    expect(existsSync(join(folder, 'c.mettle.zip'))).toBe(false);
  });

  it('leaves nothing when it is interrupted', async () => {
    const folder = await stored();
    const environment = fakeEnvironment(folder);
    const stderr = { write: () => environment.interrupt(), isTTY: true };
    const code = await runCommandLine({ ...environment, stderr }, [
      'export',
      '1',
      '--data',
      'data',
      '--json',
    ]);
    expect(code).toBe(130);
    expect(JSON.parse(environment.said.out)).toMatchObject({ error: { code: 'CANCELLED' } });
    expect(existsSync(join(folder, 'small-study.mettle.zip'))).toBe(false);
  });

  it('says what is wrong', async () => {
    const folder = await stored();
    const environment = fakeEnvironment(folder);
    const exit = (...args: string[]): Promise<number> => runCommandLine(environment, ['export', ...args]);
    expect(await exit('other', '--data', 'data')).toBe(5);
    expect(await exit('1', '--data', 'nothing')).toBe(5);
    expect(await exit('1', '--data', 'data', '--author', ' , Jane')).toBe(2);
    expect(environment.said.err).toContain('Next: Give authors as "Family, Given"');
  });
});
