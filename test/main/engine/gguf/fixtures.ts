import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomModel, RANDOM_MODEL_PRESETS } from '../../../../scripts/random-model.js';
import { writeGguf } from '../../../../scripts/gguf/write-gguf.js';
import type { GgufContent, GgufTensor, GgufValue } from '../../../../scripts/gguf/write-gguf.js';

/** A folder of GGUF files, each a small sound model with one thing changed. */
export interface Workshop {
  readonly folder: string;
  path(name: string): string;
  /** Writes the sound model with metadata replaced (undefined removes a key) and tensors changed. */
  model(name: string, change?: ModelChange): Promise<string>;
  /** Writes the sound model with its bytes changed. */
  bytes(name: string, change: (sound: Buffer) => Uint8Array): Promise<string>;
  remove(): Promise<void>;
}

export interface ModelChange {
  readonly metadata?: Readonly<Record<string, GgufValue | undefined>>;
  readonly tensors?: (sound: readonly GgufTensor[]) => readonly GgufTensor[];
}

export const text = (value: string): GgufValue => ({ type: 'string', value });
export const count = (value: number): GgufValue => ({ type: 'uint32', value });

export async function openWorkshop(): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), 'mettle-gguf-'));
  const path = (name: string): string => join(folder, name);
  return {
    folder,
    path,
    async model(name, change = {}) {
      await writeGguf(path(name), changed(change));
      return path(name);
    },
    async bytes(name, change) {
      await writeGguf(path(name), changed({}));
      await writeFile(path(name), change(await readFile(path(name))));
      return path(name);
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

function changed({ metadata = {}, tensors = (sound) => sound }: ModelChange): GgufContent {
  const sound = randomModel({ ...RANDOM_MODEL_PRESETS.tiny, vocabulary: 512, layers: 2 }, 1, 'Sound model');
  const entries = Object.entries({ ...sound.metadata, ...metadata }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    metadata: Object.fromEntries(entries) as GgufContent['metadata'],
    tensors: tensors(sound.tensors),
  };
}
