import type { ChildProcess } from 'node:child_process';
import { z } from 'zod';
import { forkScript } from './fork-script.js';

const graphicsSchema = z.strictObject({
  /** How llama.cpp speaks to it: `cuda`, `vulkan`, `metal`. */
  kind: z.string(),
  devices: z.array(z.string()),
  totalBytes: z.number().nonnegative(),
  /** Not in use by any program at this moment. */
  freeBytes: z.number().nonnegative(),
});

/** The graphics processors that llama.cpp can use; of several the memory is added up. */
export type Graphics = z.infer<typeof graphicsSchema>;

const reportSchema = graphicsSchema.nullable();

const WAIT_MILLISECONDS = 30_000;

/**
 * Asks llama.cpp for the graphics processor and its memory, in a process that ends with the answer: the library and the
 * driver never come into the program itself. Null where there is none that can be used; a driver that crashes or hangs for
 * 30 seconds is one that cannot, and loading a subject says why. Takes about a second. Never throws.
 */
export function readGraphics(start: () => ChildProcess = startProcess): Promise<Graphics | null> {
  const child = start();
  return new Promise((resolve) => {
    const give = (graphics: Graphics | null): void => {
      clearTimeout(patience);
      child.kill('SIGKILL');
      resolve(graphics);
    };
    const patience = setTimeout(() => give(null), WAIT_MILLISECONDS);
    child.once('message', (message) => give(reportSchema.safeParse(message).data ?? null));
    child.once('error', () => give(null));
    child.once('close', () => give(null));
  });
}

function startProcess(): ChildProcess {
  return forkScript(import.meta.url, './process/graphics-process');
}
