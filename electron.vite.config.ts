import react from '@vitejs/plugin-react';
import { existsSync, readdirSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { defineConfig } from 'electron-vite';

const sources = join(import.meta.dirname, 'src');
const out = join(import.meta.dirname, 'out');

/** The scripts of a folder that are started by their path as processes or threads of their own. */
const scriptsIn = (folder: string): string[] =>
  readdirSync(join(sources, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(sources, folder, name));

/**
 * Empties `out` but for what draws reports: it is built by a script of its own (`scripts/build-report.ts`), which puts it in its
 * place whole, and may be read meanwhile.
 */
const emptiedOut = {
  name: 'mettle-emptied-out',
  async buildStart(): Promise<void> {
    const names = existsSync(out) ? await readdir(out) : [];
    const old = names.filter((name) => !/^\.?report\b/.test(name));
    await Promise.all(old.map((name) => rm(join(out, name), { recursive: true, force: true })));
  },
};

/** The files that are started by their path: the doors, and what the core starts beside itself. */
const entries = [
  join(sources, 'main/electron/main.ts'),
  join(sources, 'main/web/main.ts'),
  join(sources, 'main/cli/main.ts'),
  ...scriptsIn('main/downloads/process'),
  ...scriptsIn('main/engine/process'),
  ...scriptsIn('main/laboratory/process'),
];

/**
 * On the main side each source file becomes one file under `out` at the place that it has under `src`, so that a path
 * relative to a file (the engine's process, `resources/`) is the same in both. Packages stay outside: node-llama-cpp and
 * sqlite3 carry native code. A sandboxed preload script can load nothing, so it is one CommonJS file with all that it needs.
 */
export default defineConfig({
  main: {
    // Built first of the three; the others lie in folders of it.
    plugins: [emptiedOut],
    build: {
      outDir: 'out',
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      externalizeDeps: true,
      rolldownOptions: {
        input: entries,
        output: {
          format: 'es',
          preserveModules: true,
          preserveModulesRoot: sources,
          entryFileNames: '[name].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      sourcemap: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: join(sources, 'preload/bridge.ts'),
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'bridge.cjs' },
      },
    },
  },
  renderer: {
    root: join(sources, 'renderer'),
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      emptyOutDir: true,
      sourcemap: true,
      // Fonts and pictures stay files: a strict content security policy allows no data addresses for fonts.
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(sources, 'renderer/index.html') },
    },
  },
});
