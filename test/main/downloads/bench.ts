import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { randomModel } from '../../../scripts/random-model.js';
import { writeGguf } from '../../../scripts/gguf/write-gguf.js';
import type { DownloadSettings } from '../../../src/shared/contract/application.js';
import type { Download } from '../../../src/shared/contract/downloads.js';
import type { PlacedFile } from '../../../src/main/downloads/download-run.js';
import { Downloads, type DownloadsOptions } from '../../../src/main/downloads/downloads.js';
import { networkOf } from '../../../src/main/downloads/network-settings.js';
import { carryOut, reportOf } from '../../../src/main/downloads/network/carry-out.js';
import { reportSchema, type Patience, type Report } from '../../../src/main/downloads/network/protocol.js';
import { lastReport, type RunOrder } from '../../../src/main/downloads/network/run-order.js';
import { HubServer } from './hub-server.js';

/** So patient that a test ends, and no less than a loaded machine needs. */
export const PATIENCE: Partial<Patience> = {
  answerMs: 20_000,
  stallMs: 1000,
  backOffMs: 5,
  longestBackOffMs: 20,
  longestRetryAfterMs: 2000,
  tries: 6,
};

const REPOSITORY = 'people/models';

let model: Promise<Buffer> | null = null;
let modelFolder: string | null = null;

/** A GGUF file of 30 MB with random weights: several times what the downloader asks for at once. */
export function largeModel(): Promise<Buffer> {
  model ??= writeModel();
  return model;
}

async function writeModel(): Promise<Buffer> {
  modelFolder = mkdtempSync(join(tmpdir(), 'mettle-model-'));
  const path = join(modelFolder, 'model.gguf');
  const shape = {
    layers: 4,
    embedding: 512,
    heads: 8,
    keyValueHeads: 4,
    feedForward: 1536,
    vocabulary: 2048,
    context: 512,
    type: 'F16',
  } as const;
  await writeGguf(path, randomModel(shape, 1, 'Random for downloads'));
  return readFileSync(path);
}

afterAll(() => {
  if (modelFolder !== null) rmSync(modelFolder, { recursive: true, force: true });
});

/** A calibration subject's bytes. */
export function calibrationBytes(name: string): Buffer {
  return readFileSync(new URL(`../../../models/calibration/${name}.gguf`, import.meta.url));
}

/** Downloads in a folder of their own from a hub on this machine. */
export class DownloadBench {
  readonly placed: PlacedFile[] = [];
  /** The list as it was at every change. */
  readonly seenLists: Download[][] = [];
  settings: DownloadSettings;
  token: string | null = null;
  patience = PATIENCE;
  freeSpace: DownloadsOptions['freeSpace'] = undefined;
  /** In this process, which is quicker on a busy machine; undefined: in a process of its own, as in use. */
  runOrder: DownloadsOptions['runOrder'] = runHere;

  private constructor(
    readonly hub: HubServer,
    readonly folder: string,
  ) {
    this.settings = { allowed: true, endpoint: hub.endpoint, proxy: null, folder: null };
  }

  static async open(): Promise<DownloadBench> {
    const bench = new DownloadBench(await HubServer.open(), mkdtempSync(join(tmpdir(), 'mettle-downloads-')));
    benches.push(bench);
    return bench;
  }

  /** Puts a file on the hub and gives its address. */
  offer(name: string, bytes: Buffer): string {
    this.hub.files.set(`${REPOSITORY}/${name}`, { bytes });
    return `hf:${REPOSITORY}/${name}`;
  }

  async downloads(): Promise<Downloads> {
    let opened: Downloads | null = null;
    opened = await Downloads.open({
      folder: this.folder,
      network: async () => networkOf(this.settings, this.token, this.patience),
      changed: () => this.seenLists.push(opened?.list() ?? []),
      placed: async (_, files) => {
        this.placed.push(...files);
      },
      ...(this.freeSpace === undefined ? {} : { freeSpace: this.freeSpace }),
      ...(this.runOrder === undefined ? {} : { runOrder: this.runOrder }),
      lookMilliseconds: 20,
    });
    this.#open.push(opened);
    return opened;
  }

  /** Fetches an address to whatever end. */
  async fetch(address: string): Promise<Download> {
    const downloads = await this.downloads();
    return downloads.ended(await downloads.start(address));
  }

  readonly #open: Downloads[] = [];

  async close(): Promise<void> {
    for (const downloads of this.#open) await downloads.close();
    await this.hub.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Carries out an order as the network process does. */
export const runHere: RunOrder = async (order, signal, onReport = () => undefined) => {
  const report = (one: Report): void => onReport(reportSchema.parse(one));
  const last = await carryOut(order, signal, report).catch((thrown: unknown) => reportOf(thrown));
  return lastReport(reportSchema.parse(last), signal);
};

const benches: DownloadBench[] = [];

afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.close();
});
