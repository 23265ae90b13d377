import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  placeWindow,
  readWindowState,
  writeWindowState,
  type WindowState,
} from '../../../src/main/electron/window-state.js';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const beamer = { x: 1440, y: 0, width: 1920, height: 1080 };
const at = (x: number, y: number, width = 1000, height = 700): WindowState => {
  return { x, y, width, height, maximised: false };
};

describe('a window', () => {
  it('that was never placed stands in the middle of the first display', () => {
    expect(placeWindow(null, [laptop])).toEqual({ x: 80, y: 43, width: 1280, height: 840, maximised: false });
  });

  it('stays where it can be reached, on any display', () => {
    expect(placeWindow(at(100, 60), [laptop, beamer])).toEqual(at(100, 60));
    expect(placeWindow(at(2000, 300), [laptop, beamer])).toEqual(at(2000, 300));
    expect(placeWindow(at(1200, 60), [laptop])).toEqual(at(1200, 60));
  });

  it('comes back from a display that is gone', () => {
    expect(placeWindow(at(2000, 300), [laptop])).toEqual(at(220, 113));
  });

  it.each([
    ['too far to the left', at(-950, 60)],
    ['too far to the right', at(1400, 60)],
    ['below', at(100, 890)],
    ['above', at(100, -600)],
  ])('comes back from %s', (_where, state) => {
    expect(placeWindow(state, [laptop])).toEqual(at(220, 113));
  });

  it('keeps its upper edge below the menu bar', () => {
    expect(placeWindow(at(100, 10), [laptop])).toEqual(at(100, 25));
  });

  it('is no larger than its display and no smaller than its pages', () => {
    expect(placeWindow(at(0, 25, 5000, 4000), [laptop])).toEqual(at(0, 25, 1440, 875));
    expect(placeWindow(at(0, 25, 200, 100), [laptop])).toEqual(at(0, 25, 900, 600));
  });

  it('is maximised again', () => {
    expect(placeWindow({ ...at(2000, 300), maximised: true }, [laptop]).maximised).toBe(true);
  });
});

describe('the stored place', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mettle-place-'));
    path = join(folder, 'window-state.json');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is read as it was written', async () => {
    await writeWindowState(path, at(3, 4));
    expect(await readWindowState(path)).toEqual(at(3, 4));
  });

  it.each(['', '{', 'null', '[]', '{"x":1}', '{"x":"1","y":2,"width":3,"height":4,"maximised":true}'])(
    'is none where the file holds %s',
    async (text) => {
      await writeFile(path, text);
      expect(await readWindowState(path)).toBeNull();
      expect(await readFile(path, 'utf8')).toBe(text);
    },
  );

  it('is none where there is no file, and none with numbers that are no pixels', async () => {
    expect(await readWindowState(path)).toBeNull();
    await writeFile(path, '{"x":1e400,"y":2,"width":-3,"height":4,"maximised":true}');
    expect(await readWindowState(path)).toBeNull();
  });
});
