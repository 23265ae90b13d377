import type { Llama } from 'node-llama-cpp';

const NO_DEVICE = 'no graphics processor was found';

/** Where a subject computes. */
export interface Device {
  /** e.g. `cuda`, `metal`, `vulkan`; null: the main processor. */
  readonly gpu: string | null;
  /** Names of the graphics processors in use. */
  readonly gpuDevices: readonly string[];
  /** Why a graphics processor that was wanted is not in use; null where one is, or none was wanted. */
  readonly gpuFallback: string | null;
}

/** What an attempt on one device gives. */
export interface Attempt<Loaded> {
  readonly loaded: Loaded;
  /** Layers that lie on the graphics processor. */
  readonly gpuLayers: number;
}

/** What choosing needs of llama.cpp. */
export type ComputingLibrary = Pick<Llama, 'gpu' | 'dispose' | 'getGpuDeviceNames'>;

export interface DeviceChoice<Library extends ComputingLibrary, Loaded> {
  /** `auto`: the graphics processor where there is one and the subject fits; `none`: the main processor. */
  readonly wanted: 'auto' | 'none';
  readonly start: (gpu: 'auto' | false) => Promise<Library>;
  readonly load: (library: Library) => Promise<Attempt<Loaded>>;
  /** Turns what was thrown into a sentence's end. */
  readonly reason: (thrown: unknown) => Promise<string>;
}

/**
 * Loads on the graphics processor where one is wanted, found and large enough, else on the main processor, and says why it
 * is not the former. Where loading on the main processor fails too, throws what `load` threw there.
 */
export async function loadOnDevice<Library extends ComputingLibrary, Loaded>(
  choice: DeviceChoice<Library, Loaded>,
): Promise<{ readonly loaded: Loaded; readonly device: Device }> {
  const tried = choice.wanted === 'auto' ? await onGraphicsProcessor(choice) : { fallback: null };
  if ('loaded' in tried) return tried;
  const library = tried.library ?? (await choice.start(false));
  try {
    const { loaded } = await choice.load(library);
    return { loaded, device: { gpu: null, gpuDevices: [], gpuFallback: tried.fallback } };
  } catch (thrown) {
    await library.dispose();
    throw thrown;
  }
}

type GraphicsOutcome<Library, Loaded> =
  | { readonly loaded: Loaded; readonly device: Device }
  /** `library`: one that computes on the main processor already. */
  | { readonly fallback: string | null; readonly library?: Library };

async function onGraphicsProcessor<Library extends ComputingLibrary, Loaded>(
  choice: DeviceChoice<Library, Loaded>,
): Promise<GraphicsOutcome<Library, Loaded>> {
  let library: Library;
  try {
    library = await choice.start('auto');
  } catch (thrown) {
    return { fallback: `llama.cpp could not start on it (${await choice.reason(thrown)})` };
  }
  if (library.gpu === false) return { fallback: NO_DEVICE, library };
  const { gpu } = library;
  let names: readonly string[] = [];
  try {
    names = await library.getGpuDeviceNames();
    if (names.length > 0) {
      const { loaded, gpuLayers } = await choice.load(library);
      if (gpuLayers > 0) return { loaded, device: { gpu, gpuDevices: names, gpuFallback: null } };
    }
  } catch (thrown) {
    const why = await choice.reason(thrown);
    await library.dispose();
    return { fallback: `${named(names, gpu)} could not load it (${why})` };
  }
  // A library that has a graphics processor at hand hands large batches to it even where no layer lies there.
  await library.dispose();
  return {
    fallback: names.length === 0 ? NO_DEVICE : `${named(names, gpu)} has no room for one of its layers`,
  };
}

function named(names: readonly string[], gpu: string): string {
  return names.length === 0 ? gpu : names.join(', ');
}
