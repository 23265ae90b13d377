import { readFile } from 'node:fs/promises';
import type { Rectangle } from 'electron';
import { z } from 'zod';
import { writeAtomically } from '../laboratory/write-atomically.js';

const windowStateSchema = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximised: z.boolean(),
});
/** Where the window was, in pixels of the desktop. */
export type WindowState = z.infer<typeof windowStateSchema>;

/** The pages are laid out for 900 pixels and more. */
export const LEAST_SIZE = { width: 900, height: 600 } as const;
const FIRST_SIZE = { width: 1280, height: 840 } as const;

/** Of the window's upper edge, which it is moved by, so much must lie on a display: pixels. */
const REACHABLE = { width: 120, height: 32 } as const;

/** What was stored; null where nothing was, or nothing that can be used: a window is then placed anew. */
export async function readWindowState(path: string): Promise<WindowState | null> {
  try {
    const result = windowStateSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return result.success ? result.data : null;
  } catch {
    // Missing or damaged: nothing is lost but a place on the desktop.
    return null;
  }
}

/** Stores where the window is. Throws `FILE_UNREADABLE`. */
export function writeWindowState(path: string, state: WindowState): Promise<void> {
  return writeAtomically(path, `${JSON.stringify(state)}\n`);
}

/**
 * A place that can be seen and reached on the displays that there are now. `areas` are their work areas, the primary first
 * and at least one. A window whose upper edge lies on none of them, or which was never placed, goes to the middle of the
 * first; one that is too large or too small is fitted to its display.
 */
export function placeWindow(stored: WindowState | null, areas: readonly Rectangle[]): WindowState {
  const home = stored === null ? undefined : areas.find((area) => isReachable(stored, area));
  const area = home ?? areas[0] ?? { x: 0, y: 0, ...FIRST_SIZE };
  const { width, height } = fit(stored ?? FIRST_SIZE, area);
  const maximised = stored?.maximised ?? false;
  if (stored !== null && home !== undefined) {
    return { x: stored.x, y: Math.max(stored.y, home.y), width, height, maximised };
  }
  const x = Math.round(area.x + (area.width - width) / 2);
  const y = Math.round(area.y + (area.height - height) / 2);
  return { x, y, width, height, maximised };
}

/** No larger than its display; no smaller than the pages need, even where the display is. */
function fit(size: { width: number; height: number }, area: Rectangle): { width: number; height: number } {
  return {
    width: Math.max(LEAST_SIZE.width, Math.min(size.width, area.width)),
    height: Math.max(LEAST_SIZE.height, Math.min(size.height, area.height)),
  };
}

function isReachable(window: WindowState, area: Rectangle): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const down = area.y + area.height - window.y;
  const aboveTop = area.y - window.y;
  return across >= REACHABLE.width && down >= REACHABLE.height && aboveTop < REACHABLE.height;
}
