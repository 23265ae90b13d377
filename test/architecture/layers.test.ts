import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAX_CODE_LINES, violations } from './rules.js';
import { codeLines, importSpecifiers, readSourceModules, type SourceModule } from './source-module.js';

const root = join(import.meta.dirname, '../..');

/** Rules broken by made-up files, given as path and text; files that are only imported may be left empty. */
function broken(files: Readonly<Record<string, string>>): string[] {
  const modules: SourceModule[] = Object.entries(files).map(([path, text]) => ({ path, text }));
  return violations(modules).map((violation) => `${violation.rule} ${violation.path}`);
}

describe('the project', () => {
  const modules = readSourceModules(root);

  it('keeps every architecture rule', () => {
    expect(violations(modules)).toEqual([]);
  });

  it('was really read', () => {
    const paths = modules.map((module) => module.path);
    expect(paths).toContain('src/shared/errors.ts');
    expect(paths).toContain('src/main/engine/engine.ts');
    expect(paths).toContain('test/architecture/layers.test.ts');
    const edges = modules.flatMap(importSpecifiers);
    expect(edges.length).toBeGreaterThan(modules.length);
  });
});

describe('layers', () => {
  const offences: readonly [string, string, string][] = [
    ['renderer imports main', 'src/renderer/app.ts', '../main/store/store.js'],
    ['preload imports main', 'src/preload/bridge.ts', '../main/store/store.js'],
    ['shared imports main', 'src/shared/contract.ts', '../main/store/store.js'],
    ['analysis imports the store', 'src/main/analysis/mean.ts', '../store/store.js'],
    ['instruments import personas', 'src/main/instruments/items.ts', '../personas/compose.js'],
    ['the store imports studies', 'src/main/store/write.ts', '../studies/plan.js'],
    ['the engine imports subjects', 'src/main/engine/load.ts', '../subjects/find.js'],
    ['the engine imports the store', 'src/main/engine/load.ts', '../store/store.js'],
    ['studies import a door', 'src/main/studies/run.ts', '../cli/main.js'],
    ['one door imports another', 'src/main/cli/doctor.ts', '../electron/window.js'],
    ['the program imports a script', 'src/main/subjects/seek.ts', '../../../scripts/write.js'],
  ];
  const targets = {
    'src/main/store/store.ts': '',
    'src/main/personas/compose.ts': '',
    'src/main/studies/plan.ts': '',
    'src/main/subjects/find.ts': '',
    'src/main/cli/main.ts': '',
    'src/main/electron/window.ts': '',
    'scripts/write.ts': '',
  };

  it.each(offences)('are crossed when %s', (_what, path, specifier) => {
    expect(broken({ ...targets, [path]: `import { x } from '${specifier}';` })).toEqual([`layer ${path}`]);
  });

  it('are kept by imports along the way of the data', () => {
    const text = "import type { Store } from '../store/store.js';";
    expect(broken({ ...targets, 'src/main/studies/runner.ts': text })).toEqual([]);
  });

  it('hold every source file', () => {
    expect(broken({ 'src/main/stray.ts': '' })).toEqual(['layer src/main/stray.ts']);
  });

  it.each([
    "import type { Store } from '../main/store/store.js';",
    "export { x } from '../main/store/store.js';",
    "export * from '../main/store/store.js';",
    "import '../main/store/store.js';",
    "const store = await import('../main/store/store.js');",
    "type Store = import('../main/store/store.js').Store;",
    "const store = require('../main/store/store.js');",
  ])('see %s', (text) => {
    expect(broken({ ...targets, 'src/renderer/app.ts': text })).toEqual(['layer src/renderer/app.ts']);
  });

  it('do not see imports in comments and strings', () => {
    const text =
      "// import '../main/store/store.js';\nexport const text = \"import '../main/store/store.js'\";";
    expect(broken({ ...targets, 'src/renderer/app.ts': text })).toEqual([]);
  });

  it('miss no file that a relative import names', () => {
    expect(broken({ 'src/shared/a.ts': "import './gone.js';" })).toEqual(['unresolved src/shared/a.ts']);
  });
});

describe('packages', () => {
  const offences: readonly [string, string][] = [
    ['src/main/analysis/mean.ts', 'node:fs'],
    ['src/main/analysis/mean.ts', 'node:worker_threads'],
    ['src/main/instruments/items.ts', 'node:child_process'],
    ['src/main/instruments/items.ts', 'fs'],
    ['src/main/personas/roles.ts', 'node:http'],
    ['src/main/personas/roles.ts', 'sqlite3'],
    ['src/main/analysis/mean.ts', '@bigfive-org/questions'],
    ['src/shared/contract.ts', 'node:path'],
    ['src/main/subjects/find.ts', 'node-llama-cpp'],
    ['src/main/studies/run.ts', 'node-llama-cpp/dist/index.js'],
    ['src/main/cli/studies.ts', 'sqlite3'],
    ['src/main/engine/load.ts', 'sqlite3'],
    ['src/main/cli/doctor.ts', 'electron'],
    ['src/main/engine/process/entry.ts', 'electron'],
    ['test/main/window.test.ts', 'electron/main'],
    ['src/renderer/app.ts', 'electron'],
    ['src/renderer/app.ts', 'node:fs'],
  ];

  it.each(offences)('%s may not name %s', (path, name) => {
    expect(broken({ [path]: `import x from '${name}';` })).toEqual([`package ${path}`]);
  });

  it.each([
    ['src/main/engine/process/entry.ts', 'node-llama-cpp'],
    ['models/calibration/check.ts', 'node-llama-cpp'],
    ['src/main/store/open.ts', 'sqlite3'],
    ['src/main/electron/main.ts', 'electron'],
    ['src/preload/bridge.ts', 'electron'],
    ['src/main/analysis/seed.ts', 'node:crypto'],
    ['src/main/instruments/items.ts', '@bigfive-org/questions'],
  ])('%s may name %s', (path, name) => {
    expect(broken({ [path]: `import x from '${name}';` })).toEqual([]);
  });
});

describe('shape', () => {
  it('finds rings of imports, of any length', () => {
    const ring = {
      'src/shared/a.ts': "import './b.js';",
      'src/shared/b.ts': "import type { C } from './c.js';",
      'src/shared/c.ts': "import './a.js';",
      'src/shared/d.ts': "import './a.js';",
      'src/shared/e.ts': "import './e.js';",
    };
    expect(broken(ring)).toEqual(['cycle src/shared/a.ts', 'cycle src/shared/e.ts']);
  });

  it('takes a diamond for no ring', () => {
    const diamond = {
      'src/shared/a.ts': "import './b.js';\nimport './c.js';",
      'src/shared/b.ts': "import './d.js';",
      'src/shared/c.ts': "import './d.js';",
      'src/shared/d.ts': '',
    };
    expect(broken(diamond)).toEqual([]);
  });

  it.each(['src/shared/utils.ts', 'src/shared/helpers/text.ts', 'src/main/store/Misc.test.ts'])(
    'refuses the name %s',
    (path) => {
      expect(broken({ [path]: '' })).toEqual([`name ${path}`]);
    },
  );

  it('counts lines of code, not comments and blank lines', () => {
    const statement = 'export const text = `\nfirst\nsecond`;\n';
    const text = `/** A comment.\n * More.\n */\n\n// Another.\n${statement}export function f() {\n  // Why.\n  return 1;\n}\n`;
    expect(codeLines({ path: 'src/shared/a.ts', text })).toBe(6);
  });

  it('refuses a file that is one line too long', () => {
    const lines = (count: number): string => 'f();\n'.repeat(count);
    expect(broken({ 'src/shared/a.ts': lines(MAX_CODE_LINES) })).toEqual([]);
    expect(broken({ 'src/shared/a.ts': lines(MAX_CODE_LINES + 1) })).toEqual(['length src/shared/a.ts']);
  });
});
