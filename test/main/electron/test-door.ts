import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { startApplication } from '../../../src/main/electron/application.js';
import type { Laboratory, LaboratoryOptions } from '../../../src/main/laboratory/laboratory.js';
import { openLaboratory } from '../../../src/main/laboratory/open-laboratory.js';
import { openRendererFiles } from '../../../src/main/laboratory/renderer-files.js';
import { CALL_CHANNEL } from '../../../src/shared/contract/channels.js';
import type { Handlers } from '../../../src/shared/contract/contract.js';
import { FakeWindow, invoke, resetElectron, type FakeContents } from './fake-electron.js';

/** The door on a real laboratory, with a page of one file, in a folder of its own. */
export class TestDoor {
  private constructor(readonly folder: string) {}
  laboratory: Laboratory | null = null;
  options: LaboratoryOptions | null = null;
  readonly close = vi.fn(() => this.laboratory?.close() ?? Promise.resolve());

  static async prepare(): Promise<TestDoor> {
    resetElectron();
    const folder = await mkdtemp(join(tmpdir(), 'mettle-door-'));
    await mkdir(join(folder, 'renderer'));
    await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html><head></head>');
    return new TestDoor(folder);
  }

  get dataFolder(): string {
    return join(this.folder, 'data');
  }

  /** Starts the door; `handlers` take the place of the laboratory's own. */
  async start(handlers: Partial<Handlers> = {}): Promise<void> {
    await startApplication({
      dataFolder: this.dataFolder,
      openPages: () => openRendererFiles(join(this.folder, 'renderer')),
      openLaboratory: async (options) => {
        const laboratory = await openLaboratory(options);
        this.laboratory = laboratory;
        this.options = options;
        return { ...laboratory, handlers: { ...laboratory.handlers, ...handlers }, close: this.close };
      },
    });
  }

  /** As `start`, and gives the window. */
  async open(handlers: Partial<Handlers> = {}): Promise<FakeWindow> {
    await this.start(handlers);
    const [window] = FakeWindow.made;
    if (window === undefined) throw new Error('no window was opened');
    return window;
  }

  async remove(): Promise<void> {
    await this.laboratory?.close();
    // The log is written beside the calls.
    await rm(this.folder, { recursive: true, maxRetries: 5 });
  }
}

/** A call as the page of `contents` makes it. */
export function callFrom(contents: FakeContents, name: unknown, input: unknown): Promise<unknown> {
  return invoke(CALL_CHANNEL, contents, contents.mainFrame, name, input);
}
