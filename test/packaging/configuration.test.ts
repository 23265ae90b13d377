import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** What electron-builder reads its configuration and its patterns with. */
const builder = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'));
const yaml = builder('js-yaml') as { load: (text: string) => unknown };
const { minimatch } = builder('minimatch') as {
  minimatch: (path: string, pattern: string, options: { dot: boolean }) => boolean;
};

interface Configuration {
  readonly asar: boolean;
  readonly npmRebuild: boolean;
  readonly files: readonly string[];
  readonly asarUnpack: readonly string[];
  readonly extraResources: readonly { from: string; to: string; filter?: readonly string[] }[];
  readonly electronFuses: Readonly<Record<string, boolean>>;
}
const configuration = yaml.load(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as Configuration;

const fits = (path: string, pattern: string): boolean => minimatch(path, pattern, { dot: true });
const unpacked = (path: string): boolean => configuration.asarUnpack.some((pattern) => fits(path, pattern));

/** Whether a file of a production package is packed on a platform: the last pattern that fits it decides. */
function packed(path: string, os: string, arch: string): boolean {
  let taken = true;
  for (const written of configuration.files) {
    const pattern = written.replaceAll('${os}', os).replaceAll('${arch}', arch);
    if (fits(path, pattern.replace(/^!/, ''))) taken = !pattern.startsWith('!');
  }
  return taken;
}

const NATIVE = /\.(node|dll|dylib|metal|metallib)$|\.so(\.\d+)*$/;

/** The native files of the packages that run in Mettle, as npm installed them here. */
function nativeFiles(): string[] {
  return ['@node-llama-cpp', 'node-llama-cpp', 'sqlite3'].flatMap((folder) =>
    readdirSync(join(ROOT, 'node_modules', folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `node_modules/${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => NATIVE.test(path)),
  );
}

/** The packages with llama.cpp's binaries for every platform, without their scope. */
function binaryPackages(): string[] {
  const manifest = JSON.parse(
    readFileSync(join(ROOT, 'node_modules/node-llama-cpp/package.json'), 'utf8'),
  ) as {
    optionalDependencies: Record<string, string>;
  };
  return Object.keys(manifest.optionalDependencies).map((name) => name.replace('@node-llama-cpp/', ''));
}

describe('native files', () => {
  it('are all laid beside the archive', () => {
    const files = nativeFiles();
    expect(files.some((path) => path.endsWith('llama-addon.node'))).toBe(true);
    expect(files.some((path) => path.endsWith('node_sqlite3.node'))).toBe(true);
    expect(files.filter((path) => !unpacked(path))).toEqual([]);
  });

  it.each(['mac-arm64-metal/bins/mac-arm64-metal/libllama.dylib', 'win-x64/bins/win-x64/ggml-base.dll'])(
    'of other systems are too: %s',
    (path) => {
      expect(unpacked(`node_modules/@node-llama-cpp/${path}`)).toBe(true);
    },
  );

  it('leave what is no native package in the archive', () => {
    for (const path of [
      'out/main/electron/main.js',
      'node_modules/zod/index.js',
      'out/renderer/index.html',
    ]) {
      expect(unpacked(path)).toBe(false);
    }
  });
});

describe('what is packed', () => {
  it('holds the binaries of the platform alone', () => {
    const file = (name: string): string => `node_modules/@node-llama-cpp/${name}/bins/x/llama-addon.node`;
    const taken = (os: string, arch: string): string[] =>
      binaryPackages().filter((name) => packed(file(name), os, arch));
    expect(taken('linux', 'x64')).toContain('linux-x64-vulkan');
    expect(taken('mac', 'arm64')).toEqual(['mac-arm64-metal']);
    expect(taken('win', 'x64')).toContain('win-x64');
    const platforms = [
      ...['x64', 'arm64', 'armv7l', 'riscv64'].map((arch) => ['linux', arch] as const),
      ...['x64', 'arm64'].flatMap((arch) => [['mac', arch] as const, ['win', arch] as const]),
    ];
    const all = platforms.flatMap(([os, arch]) => taken(os, arch));
    expect([...all].sort()).toEqual([...binaryPackages()].sort());
  });

  it('holds the store, its binary alone', () => {
    const taken = (path: string): boolean => packed(`node_modules/sqlite3/${path}`, 'linux', 'x64');
    expect(taken('build/Release/node_sqlite3.node')).toBe(true);
    expect(taken('lib/sqlite3.js')).toBe(true);
    expect(taken('build/Release/obj.target/node_sqlite3.node')).toBe(false);
    expect(taken('deps/sqlite.gyp')).toBe(false);
  });

  it('holds the program and no sources of it', () => {
    expect(configuration.files.filter((pattern) => !/^!|^node_modules/.test(pattern))).toEqual([
      'out/**',
      'LICENSE',
      'NOTICE',
      'CITATION.cff',
    ]);
    expect(packed('out/main/electron/main.js', 'linux', 'x64')).toBe(true);
    expect(packed('out/main/electron/main.js.map', 'linux', 'x64')).toBe(false);
  });

  it('has subjects and texts as files of their own, which are there', () => {
    expect(configuration.asar).toBe(true);
    expect(configuration.extraResources.map(({ from, to }) => [from, to])).toEqual([
      ['models/calibration', 'models/calibration'],
      ['models/catalogue.json', 'models/catalogue.json'],
      ['resources', 'resources'],
    ]);
    for (const { from } of configuration.extraResources) expect(existsSync(join(ROOT, from))).toBe(true);
    const [models] = configuration.extraResources;
    const taken = (path: string): boolean => (models?.filter ?? []).some((pattern) => fits(path, pattern));
    for (const path of ['pliant-f16.gguf', 'sheets/pliant-f16.json', 'reference-set.json']) {
      expect(taken(path)).toBe(true);
      expect(existsSync(join(ROOT, 'models/calibration', path))).toBe(true);
    }
    expect(taken('build/train.py')).toBe(false);
  });
});

describe('the packaged program', () => {
  it('may run its own scripts as Node, which the engine needs, and takes no options from outside', () => {
    expect(configuration.electronFuses).toEqual({
      runAsNode: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
    });
  });
});
