import react from '@vitejs/plugin-react';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';
import { buildBeside } from './build-beside.js';
import { darkByPreference } from './report/dark-by-preference.js';
import { REPORT_PLACE, REPORT_SOURCES } from './report/built-report.js';

const ROOT = join(import.meta.dirname, '..');
const RENDERER = join(ROOT, 'src/renderer');

/**
 * Builds what makes reports into `out/report`: `server.js`, which draws one, `client.js`, which makes its page live, and
 * `style.css`; beside them a list of the sources, by which is known when they are out of date. The same sources give the same
 * bytes.
 */
async function buildReport(): Promise<void> {
  await buildBeside(REPORT_PLACE, async (folder) => {
    const sources = new Set<string>();
    const client = await built(clientConfig(sources));
    const server = await built(serverConfig(sources));
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'server.js'), codeOf(server));
    await writeFile(join(folder, 'client.js'), inlineScript(codeOf(client)));
    await writeFile(join(folder, 'style.css'), inlineStyle(styleOf(client)));
    await writeFile(join(folder, REPORT_SOURCES), `${JSON.stringify([...sources].toSorted(), null, 2)}\n`);
    return REPORT_SOURCES;
  });
}

function shared(sources: Set<string>): InlineConfig {
  return {
    configFile: false,
    root: RENDERER,
    logLevel: 'warn',
    mode: 'production',
    plugins: [react(), listing(sources)],
    css: { postcss: { plugins: [darkByPreference] } },
  };
}

function clientConfig(sources: Set<string>): InlineConfig {
  return {
    ...shared(sources),
    build: {
      write: false,
      sourcemap: false,
      cssCodeSplit: false,
      // One file has no neighbours: typefaces and pictures stand in the style.
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      rolldownOptions: {
        input: join(RENDERER, 'report/client.tsx'),
        output: { format: 'iife', codeSplitting: false },
      },
    },
  };
}

function serverConfig(sources: Set<string>): InlineConfig {
  return {
    ...shared(sources),
    // Nothing is looked for beside it: a packaged program has none of the page's packages.
    ssr: { noExternal: true, target: 'node' },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      sourcemap: false,
      minify: true,
      ssr: join(RENDERER, 'report/server/server.tsx'),
      rolldownOptions: { output: { format: 'es', codeSplitting: false } },
    },
  };
}

/** Notes every source of the repository that goes in. */
function listing(sources: Set<string>): Plugin {
  return {
    name: 'mettle-report-sources',
    buildEnd() {
      for (const id of this.getModuleIds()) {
        const [path = ''] = id.split('?');
        if (path.startsWith(join(ROOT, 'src'))) sources.add(relative(ROOT, path).replaceAll('\\', '/'));
      }
    },
  };
}

async function built(config: InlineConfig): Promise<Rolldown.RolldownOutput> {
  const output = await build(config);
  if (Array.isArray(output) || !('output' in output)) throw new Error('vite gave another kind of build.');
  return output;
}

function codeOf({ output }: Rolldown.RolldownOutput): string {
  const [chunk, ...others] = output.filter((part) => part.type === 'chunk');
  if (chunk === undefined || others.length > 0) throw new Error('The build has not exactly one script.');
  return chunk.code;
}

function styleOf({ output }: Rolldown.RolldownOutput): string {
  const [style, ...others] = output.filter((part) => part.type === 'asset');
  if (style === undefined || others.length > 0) throw new Error('The build has not exactly one style.');
  return typeof style.source === 'string' ? style.source : new TextDecoder().decode(style.source);
}

/** A script that may stand in a page: what would end it there is written otherwise, in strings where alone it can be. */
function inlineScript(code: string): string {
  const text = code
    .trim()
    .replaceAll('\r', '')
    .replace(/<(?=\/script|script|!--)/gi, '\\x3C');
  if (/<\/script|<!--/i.test(text)) throw new Error('The script would end within the page.');
  return text;
}

function inlineStyle(css: string): string {
  const text = css.trim().replaceAll('\r', '');
  if (/<\/style/i.test(text)) throw new Error('The style would end within the page.');
  if (/url\((?!["']?data:)/i.test(text)) throw new Error('The style names another file.');
  return text;
}

// What calls this may be a test, and React is built for the environment that is named.
process.env['NODE_ENV'] = 'production';
await buildReport();
