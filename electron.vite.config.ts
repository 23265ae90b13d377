import react from '@vitejs/plugin-react';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'electron-vite';

const sources = join(import.meta.dirname, 'src');

/** The scripts of a folder that are started by their path as processes or threads of their own. */
const scriptsIn = (folder: string): string[] =>
  readdirSync(join(sources, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(sources, folder, name));

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
    build: {
      outDir: 'out',
      // Built first of the three; the others lie in folders of it.
      emptyOutDir: true,
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
