import { describe, expect, it } from 'vitest';
import {
  loadOnDevice,
  type Attempt,
  type ComputingLibrary,
} from '../../../../src/main/engine/llama/choose-device.js';

interface Machine {
  /** What `auto` starts; an Error where it cannot be started. */
  readonly gpu: ComputingLibrary['gpu'] | Error;
  readonly names?: readonly string[];
  /** Layers that fit, or why loading fails there. */
  readonly fits?: number | Error;
  /** Why loading on the main processor fails. */
  readonly cpu?: Error;
}

class Library implements ComputingLibrary {
  disposed = false;
  constructor(
    readonly gpu: ComputingLibrary['gpu'],
    private readonly names: readonly string[],
  ) {}
  async getGpuDeviceNames(): Promise<string[]> {
    return [...this.names];
  }
  async dispose(): Promise<void> {
    this.disposed = true;
  }
}

async function load(machine: Machine, wanted: 'auto' | 'none' = 'auto') {
  const started: Library[] = [];
  const outcome = await loadOnDevice<Library, Library>({
    wanted,
    start: async (asked) => {
      if (asked === 'auto' && machine.gpu instanceof Error) throw machine.gpu;
      const gpu = asked === 'auto' ? (machine.gpu as ComputingLibrary['gpu']) : false;
      const library = new Library(gpu, machine.names ?? ['Card']);
      started.push(library);
      return library;
    },
    load: async (library): Promise<Attempt<Library>> => {
      const result = library.gpu === false ? (machine.cpu ?? 0) : (machine.fits ?? 5);
      if (result instanceof Error) throw result;
      return { loaded: library, gpuLayers: result };
    },
    reason: async (thrown) => (thrown as Error).message,
  }).catch((thrown: unknown) => ({ thrown }));
  return { outcome, started };
}

/** Every library but the one in use is gone. */
function inUse(started: readonly Library[]): readonly unknown[] {
  return started.filter(({ disposed }) => !disposed).map(({ gpu }) => gpu);
}

describe('loadOnDevice', () => {
  it('takes the graphics processor where the subject fits', async () => {
    const { outcome, started } = await load({ gpu: 'cuda', names: ['One', 'Two'] });
    expect(outcome).toMatchObject({ device: { gpu: 'cuda', gpuDevices: ['One', 'Two'], gpuFallback: null } });
    expect(inUse(started)).toEqual(['cuda']);
  });

  it.each<[string, Machine, string, number]>([
    ['there is none', { gpu: false }, 'no graphics processor was found', 1],
    ['a driver finds no device', { gpu: 'vulkan', names: [] }, 'no graphics processor was found', 2],
    ['no layer fits', { gpu: 'cuda', fits: 0 }, 'Card has no room for one of its layers', 2],
    [
      'loading fails there',
      { gpu: 'cuda', fits: new Error('out of memory') },
      'Card could not load it (out of memory)',
      2,
    ],
    [
      'it does not start',
      { gpu: new Error('driver too old') },
      'llama.cpp could not start on it (driver too old)',
      1,
    ],
  ])('takes the main processor, and says why, where %s', async (_name, machine, reason, starts) => {
    const { outcome, started } = await load(machine);
    expect(outcome).toMatchObject({ device: { gpu: null, gpuDevices: [], gpuFallback: reason } });
    expect(inUse(started)).toEqual([false]);
    // One that computes on the main processor already is not started a second time.
    expect(started).toHaveLength(starts);
  });

  it('tells of no fall-back where no graphics processor was wanted', async () => {
    const { outcome, started } = await load({ gpu: 'cuda' }, 'none');
    expect(outcome).toMatchObject({ device: { gpu: null, gpuFallback: null } });
    expect(inUse(started)).toEqual([false]);
  });

  it('throws the main processor’s own error where nothing loads the file', async () => {
    const cpu = new Error('damaged');
    for (const machine of [
      { gpu: 'cuda', fits: new Error('first'), cpu },
      { gpu: false, cpu },
    ] as const) {
      const { outcome, started } = await load(machine);
      expect(outcome).toEqual({ thrown: cpu });
      expect(inUse(started)).toEqual([]);
    }
  });
});
