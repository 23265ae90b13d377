import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'electron-vite';

const sources = join(import.meta.dirname, 'src');
const engineProcess = join(sources, 'main/engine/process');

/** The files that are started by their path: the command line, and what the engine starts as a process of its own. */
const entries = [
  join(sources, 'main/cli/main.ts'),
  ...readdirSync(engineProcess)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(engineProcess, name)),
];

/**
 * Only the main side is built: preload and renderer join when the window does. Each source file becomes one file under `out`
 * at the place that it has under `src`, so that a path relative to a file (the engine's process, `resources/`) is the same in
 * both. Packages stay outside the bundle: node-llama-cpp and sqlite3 carry native code.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out',
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
});
