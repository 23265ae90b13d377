import type { JudgeRecord } from './judging.js';

/** What a GGUF file says of itself, read without loading it. */
export interface SubjectFile {
  readonly path: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** SHA-256 of the bytes (hex): the subject's identity. */
  readonly sha256: string;
  /** `general.name`, or the file name without its ending. */
  readonly name: string;
  readonly architecture: string;
  /** e.g. `F16`, `Q8_0`, `Q4_K_M`, from `general.file_type`. */
  readonly quantization: string;
  /** `general.basename` or `general.base_model.0.name`: subjects that share it are a family. */
  readonly family: string | null;
  readonly sizeLabel: string | null;
  readonly licence: string | null;
  readonly contextLength: number;
  readonly vocabularySize: number;
  readonly chatTemplate: string | null;
  readonly tensors: number;
  /** Weights in all tensors; absent in records of an earlier version. */
  readonly parameters?: number;
  /** Bytes of all tensors, which is what the weights take up in memory; absent in records of an earlier version. */
  readonly weightsBytes?: number;
  /** Paths of all parts of a split model in order, `path` being the first; absent for a single file. */
  readonly parts?: readonly string[];
  /** Absent without an adapter. With one, `sha256` names base, adapter and scale together (`adaptedIdentity`). */
  readonly adapter?: AdapterFile;
  /** SHA-256 (hex) of the base file's own bytes; there where `adapter` is. */
  readonly baseSha256?: string;
  /** Where to get it, in a study that came in a bundle. */
  readonly source?: string;
}

/** A LoRA adapter as it is laid over a base. */
export interface AdapterFile {
  readonly path: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly sha256: string;
  readonly name: string;
  /** Factor on the adapter's own weights; 1 as it was trained. */
  readonly scale: number;
}

/** How a subject ran: everything that may move a number in its last digits. */
export interface RuntimeRecord {
  readonly mettle: string;
  readonly nodeLlamaCpp: string;
  readonly llamaCpp: string;
  readonly gpu: string | null;
  readonly gpuLayers: number;
  /** Layers of the model, of which `gpuLayers` lie on the graphics processor. */
  readonly layers?: number;
  /** Names of the graphics processors in use. */
  readonly gpuDevices?: readonly string[];
  /** Why a graphics processor that was wanted is not in use. */
  readonly gpuFallback?: string;
  readonly threads: number;
  /** Parallel sequences in the context. */
  readonly lanes: number;
  readonly contextSize: number;
  readonly batchSize: number;
  /** `strict`: one lane, no kept prefix between prompts (bit-identical on one machine); `fast`: prefixes kept, lanes batched. */
  readonly determinism: 'strict' | 'fast';
  readonly systemRole: 'native' | 'folded-into-user' | 'no-template';
  readonly thinking: 'none' | 'closed-block';
  /** Who read its free replies. */
  readonly judge?: JudgeRecord;
  /** The machine that it ran on; absent in records of an earlier version. */
  readonly machine?: MachineRecord;
}

/** A machine, without a name that would tell whose it is. */
export interface MachineRecord {
  /** As Node names it: `linux`, `darwin`, `win32`. */
  readonly platform: string;
  /** As Node names it: `x64`, `arm64`. */
  readonly arch: string;
  /** The processor's own name; null where the system tells none. */
  readonly processor: string | null;
  /** Logical cores. */
  readonly cores: number;
  readonly memoryBytes: number;
}
