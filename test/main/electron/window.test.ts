import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { BACKGROUND, createWindow, showRoute } from '../../../src/main/electron/window.js';
import type { FakeWindow } from './fake-electron.js';

vi.mock('electron', async () => (await import('./fake-electron.js')).electron);

const place = { x: 1, y: 2, width: 1000, height: 700, maximised: false };

describe('a window', () => {
  it('has the colour of the page behind it, in both themes', () => {
    const tokens = readFileSync(join(import.meta.dirname, '../../../src/renderer/styles/tokens.css'), 'utf8');
    const pages = [...tokens.matchAll(/--surface-page: (#[0-9a-f]{6});/g)].map(([, colour]) => colour);
    expect(pages).toEqual([BACKGROUND.light, BACKGROUND.dark]);
  });

  it('is maximised again where it was', () => {
    const window = createWindow({ ...place, maximised: true }, false, false) as unknown as FakeWindow;
    expect(window.maximised).toBe(false);
    window.emit('ready-to-show');
    expect(window).toMatchObject({ maximised: true, visible: true });
  });

  it('does not load a route anew that it shows already', async () => {
    const window = createWindow(place, false, false);
    const load = vi.spyOn(window as unknown as FakeWindow, 'loadURL');
    await showRoute(window, '/');
    await showRoute(window, '/subjects');
    await showRoute(window, '/subjects');
    expect(load.mock.calls).toEqual([['mettle://app/'], ['mettle://app/#/subjects']]);
  });
});
