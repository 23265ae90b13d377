import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElectronProgram } from '../../scripts/electron-program.js';
import type { Bridge } from '../../src/shared/contract/contract.js';
import { accessibilityProblems } from './accessibility.js';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const program = findElectronProgram();
const screen = process.platform !== 'linux' || (process.env['DISPLAY'] ?? '') !== '';

/** Why nothing is tested here, or null. */
const missing =
  program === null
    ? "skipped: Electron's program is not on this machine (ELECTRON_OVERRIDE_DIST_PATH names its folder)"
    : screen
      ? null
      : 'skipped: there is no screen for a window (xvfb-run makes one)';

/** The page's window, as the preload script leaves it. */
type BridgedWindow = Window & { readonly mettle: Bridge };

describe.skipIf(missing !== null)(`the window in Electron${missing === null ? '' : ` (${missing})`}`, () => {
  let folder: string;
  let application: ElectronApplication;
  let page: Page;
  // A container's root has no user namespace for Chromium's sandbox.
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = (): string[] => [...switches, ROOT, '--data', folder];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mettle-electron-'));
    const vite = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js');
    await run(process.execPath, [vite, 'build'], { cwd: ROOT });
    application = await _electron.launch({ executablePath: program ?? '', args: args() });
    page = await application.firstWindow();
    await page.waitForLoadState('load');
  });
  afterAll(async () => {
    await application.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows the page from its own scheme, without a fault', async () => {
    expect(page.url()).toMatch(/^mettle:\/\/app\//);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('gives the page its bridge and nothing of Node', async () => {
    const given = await page.evaluate(() => {
      const names = ['require', 'process', 'module', 'Buffer', 'global'];
      return {
        bridge: Object.keys((window as unknown as BridgedWindow).mettle).sort(),
        node: names.filter((name) => name in window),
      };
    });
    expect(given).toEqual({ bridge: ['call', 'listen', 'pathOfFile'], node: [] });
  });

  it('answers calls, and starts the engine in a process of its own', async () => {
    const estimate = await page.evaluate(async () => {
      const { call } = (window as unknown as BridgedWindow).mettle;
      const draft = await call['designs.create']({ from: { kind: 'first-study' } });
      if (!draft.ok) return draft;
      const { design, quick } = draft.value as { design: never; quick: boolean };
      return call['designs.estimate']({ design, quick, subject: 'calibration:pliant' });
    });
    expect(estimate).toMatchObject({ ok: true });
  });

  it('stays where it is, opens nothing and loads nothing from elsewhere', async () => {
    const tried = await page.evaluate(async () => {
      const opened = window.open('https://example.org/');
      const fetched = await fetch('https://example.org/').then(
        () => true,
        () => false,
      );
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.head.append(script);
      const permission = await navigator.permissions.query({ name: 'geolocation' });
      location.href = 'https://example.org/';
      return {
        opened: opened !== null,
        fetched,
        injected: 'injected' in window,
        permission: permission.state,
      };
    });
    expect(tried).toEqual({ opened: false, fetched: false, injected: false, permission: 'denied' });
    expect(page.url()).toMatch(/^mettle:\/\/app\//);
    expect(application.windows()).toHaveLength(1);
  });

  it('follows the menu without loading the page anew', async () => {
    await page.evaluate(() => {
      document.body.dataset['kept'] = 'yes';
    });
    await application.evaluate(({ Menu }) => {
      const view = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'View');
      view?.submenu?.items.find(({ label }) => label === 'Subjects')?.click();
    });
    await page.waitForURL(/#\/subjects$/);
    expect(await page.evaluate(() => document.body.dataset['kept'])).toBe('yes');
  });

  it('is the only one on its data', async () => {
    await run(program ?? '', args());
    expect(application.windows()).toHaveLength(1);
  });

  it('keeps its place', async () => {
    const bounds = await application.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setBounds({ x: 40, y: 60, width: 1000, height: 700 });
      return window?.getNormalBounds();
    });
    const closed = application.waitForEvent('close');
    await application.evaluate(({ app }) => app.quit());
    await closed;
    expect(JSON.parse(await readFile(join(folder, 'window-state.json'), 'utf8'))).toEqual({
      ...bounds,
      maximised: false,
    });
    application = await _electron.launch({ executablePath: program ?? '', args: args() });
    await application.firstWindow();
    const again = await application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
    );
    expect(again).toEqual(bounds);
  });
});
