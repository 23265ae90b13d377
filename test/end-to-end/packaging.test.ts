import { build, Platform } from 'electron-builder';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElectronProgram } from '../../scripts/electron-program.js';
import { buildReportWhereOutdated } from '../../scripts/report/built-report.js';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const program = findElectronProgram();
const LINUX = process.platform === 'linux';

const builder = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'));
const asar = builder('@electron/asar') as {
  listPackage: (archive: string, options: { isPack: boolean }) => string[];
  extractAll: (archive: string, folder: string) => void;
};

/** Where Electron keeps its fuses within its program, and as many of them as there are, all as they come. */
const FUSES = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101001111'),
]);

let folder: string;
let resources: string;

/** The least that electron-builder takes for Electron: enough to lay out a package, not to run it. */
async function standIn(): Promise<string> {
  const dist = join(folder, 'electron');
  await mkdir(join(dist, 'locales'), { recursive: true });
  await mkdir(join(dist, 'resources'));
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) await writeFile(join(dist, name), '');
  await writeFile(join(dist, 'locales', 'en-US.pak'), '');
  await writeFile(join(dist, 'electron'), FUSES);
  await chmod(join(dist, 'electron'), 0o755);
  return dist;
}

const command = (...args: string[]): string[] => ['out', 'main', 'cli', 'main.js', ...args];

describe.skipIf(!LINUX)(`a package${LINUX ? '' : ' (skipped: its layout is checked on Linux)'}`, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mettle-package-'));
    await run(process.execPath, [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'build'], {
      cwd: ROOT,
    });
    await buildReportWhereOutdated();
    await build({
      projectDir: ROOT,
      targets: Platform.LINUX.createTarget('dir'),
      publish: 'never',
      config: {
        electronDist: program === null ? await standIn() : dirname(program),
        directories: { output: join(folder, 'dist') },
        // Six hundred megabytes that are laid out like those of Vulkan.
        files: ['!node_modules/@node-llama-cpp/*-cuda*/**'],
      },
    });
    const [unpacked] = (await readdir(join(folder, 'dist'))).filter((name) => name.endsWith('-unpacked'));
    resources = join(folder, 'dist', unpacked ?? '', 'resources');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const packedFiles = (): string[] => asar.listPackage(join(resources, 'app.asar'), { isPack: true });

  it('holds program, page and bridge, and no sources', () => {
    const files = packedFiles().map((line) => line.replace(/^(un)?pack\s*:\s*/, '').replaceAll('\\', '/'));
    for (const path of [
      '/package.json',
      '/out/main/electron/main.js',
      '/out/main/downloads/process/network-process.js',
      '/out/main/engine/process/inference-process.js',
      '/out/main/laboratory/process/bundle-process.js',
      '/out/main/laboratory/process/findings-process.js',
      '/out/preload/bridge.cjs',
      '/out/renderer/index.html',
      '/out/report/server.js',
      '/out/report/client.js',
      '/out/report/style.css',
      '/LICENSE',
      '/NOTICE',
    ]) {
      expect(files).toContain(path);
    }
    expect(files.filter((path) => /^\/(src|test|docs|scripts|models|resources)\//.test(path))).toEqual([]);
    expect(
      files.filter((path) => /^\/node_modules\/(electron|react|vite|typescript|tsx|esbuild)\//.test(path)),
    ).toEqual([]);
  });

  it('has its native files beside the archive, where the system loads them from', async () => {
    const native = /\.(node|dll|dylib)$|\.so(\.\d+)*$/;
    expect(packedFiles().filter((line) => line.startsWith('pack') && native.test(line))).toEqual([]);
    const beside = await readdir(join(resources, 'app.asar.unpacked'), { recursive: true });
    const found = beside.filter((path) => native.test(path));
    expect(found.some((path) => path.endsWith('llama-addon.node'))).toBe(true);
    expect(found.some((path) => path.endsWith('node_sqlite3.node'))).toBe(true);
    const others = found.filter((path) => path.includes('@node-llama-cpp'));
    expect(others.filter((path) => !path.includes(`linux-${process.arch}`))).toEqual([]);
  });

  it('has subjects and texts as files, above every file that looks for them', () => {
    expect(existsSync(join(resources, 'models/calibration/pliant-f16.gguf'))).toBe(true);
    expect(existsSync(join(resources, 'models/calibration/sheets/pliant-f16.json'))).toBe(true);
    expect(existsSync(join(resources, 'resources/instruments/jungian-4x12.json'))).toBe(true);
  });

  it('has the fuses of the configuration', async () => {
    const bytes = await readFile(join(resources, '..', 'mettle'));
    const at = bytes.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 34;
    // Run as Node, cookie encryption, NODE_OPTIONS, inspection, archive integrity, archive only, snapshot, file rights.
    const fuses = bytes.subarray(at, at + 8).toString('latin1');
    expect([fuses[0], fuses[2], fuses[3], fuses[5], fuses[7]]).toEqual(['1', '0', '0', '1', '0']);
  });

  it('has all that the core needs to run', async () => {
    const laid = join(folder, 'laid');
    await cp(join(resources, 'models'), join(laid, 'models'), { recursive: true });
    await cp(join(resources, 'resources'), join(laid, 'resources'), { recursive: true });
    asar.extractAll(join(resources, 'app.asar'), join(laid, 'app'));
    const path = join(laid, 'app', ...command());
    const env = { ...process.env, METTLE_DATA: join(folder, 'data') };
    const { stdout } = await run(process.execPath, [path, 'doctor'], { env });
    expect(stdout).toMatch(/^ok +Calibration +\d+ subjects/m);
    expect(stdout).toMatch(/^ok +llama\.cpp/m);
    expect(stdout).toMatch(/^ok +SQLite/m);
  });

  const title =
    program === null
      ? "runs as Node from its archive (skipped: Electron's program is not on this machine)"
      : 'runs as Node from its archive';
  it.skipIf(program === null)(title, async () => {
    const path = join(resources, 'app.asar', ...command());
    const env = { ...process.env, METTLE_DATA: join(folder, 'data'), ELECTRON_RUN_AS_NODE: '1' };
    const { stdout } = await run(join(resources, '..', 'mettle'), [path, 'doctor'], { env });
    expect(stdout).toMatch(/^ok +llama\.cpp/m);
    expect(stdout).toMatch(/^ok +SQLite/m);
  });
});
