import { mkdir, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { build, loadConfigFromFile, mergeConfig, type InlineConfig } from 'vite';

const ROOT = join(import.meta.dirname, '..');

/**
 * Builds the page alone, by the same configuration as the whole program, into `out/renderer`. It is built beside that and
 * put in its place when it is whole, so that whoever reads it meanwhile sees the old one or the new one.
 */
async function buildRenderer(): Promise<void> {
  const begun = new Date();
  const beside = join(ROOT, 'out', `.renderer-${process.pid}`);
  const replaced = `${beside}-replaced`;
  const place = join(ROOT, 'out', 'renderer');
  try {
    await build(await rendererConfig(beside));
    // A source that is changed while this runs is newer than the build.
    await utimes(join(beside, 'index.html'), begun, begun);
    await mkdir(place, { recursive: true });
    await rename(place, replaced);
    await rename(beside, place);
  } finally {
    await rm(beside, { recursive: true, force: true });
    await rm(replaced, { recursive: true, force: true });
  }
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
