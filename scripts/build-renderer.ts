import { join } from 'node:path';
import { build, loadConfigFromFile, mergeConfig, type InlineConfig } from 'vite';
import { buildBeside } from './build-beside.js';

const ROOT = join(import.meta.dirname, '..');

/** Builds the page alone, by the same configuration as the whole program, into `out/renderer`. */
async function buildRenderer(): Promise<void> {
  await buildBeside(join(ROOT, 'out/renderer'), async (folder) => {
    await build(await rendererConfig(folder));
    return 'index.html';
  });
}

async function rendererConfig(outDir: string): Promise<InlineConfig> {
  const environment = { command: 'build', mode: 'production' } as const;
  const loaded = await loadConfigFromFile(environment, join(ROOT, 'electron.vite.config.ts'), ROOT, 'warn');
  const { renderer } = (loaded?.config ?? {}) as { renderer?: InlineConfig };
  if (renderer === undefined) throw new Error('electron.vite.config.ts says nothing of the renderer.');
  return mergeConfig(renderer, {
    configFile: false,
    base: './',
    logLevel: 'warn',
    build: { outDir },
  } satisfies InlineConfig);
}

await buildRenderer();
