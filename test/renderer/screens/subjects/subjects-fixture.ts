import type {
  AdapterSummary,
  SubjectDetail,
  SubjectList,
  SubjectSummary,
} from '../../../../src/shared/contract/subjects.js';
import type { Download } from '../../../../src/shared/contract/downloads.js';

/** A subject in a folder of the researcher's, with some of it put in another's place. */
export function subject(reference: string, changes: Partial<SubjectSummary> = {}): SubjectSummary {
  return {
    reference,
    path: reference,
    name: reference,
    calibration: false,
    architecture: 'llama',
    quantization: 'Q8_0',
    family: null,
    sizeLabel: null,
    licence: null,
    bytes: 100,
    contextLength: 2048,
    memoryBytes: 200,
    fits: true,
    fitMessage: null,
    chatTemplate: true,
    sha256: null,
    source: { store: 'folder', repository: null, revision: null, tag: null, notes: [] },
    group: reference,
    parts: 1,
    parameters: null,
    bitsPerWeight: null,
    speed: null,
    alsoAt: [],
    ...changes,
  };
}

/** An adapter in a folder of the researcher's. */
export function adapter(changes: Partial<AdapterSummary> = {}): AdapterSummary {
  return {
    path: '/m/gruff-lora.gguf',
    name: 'Gruff',
    architecture: 'llama',
    base: null,
    bytes: 20,
    source: { store: 'folder', repository: null, revision: null, tag: null, notes: [] },
    ...changes,
  };
}

/** A download of one file, half done. */
export function download(changes: Partial<Download> = {}): Download {
  return {
    id: 'one',
    address: 'hf:org/model-GGUF:Q4_K_M',
    name: 'model-q4_k_m.gguf',
    path: '/data/models/model-q4_k_m.gguf',
    state: 'running',
    files: 1,
    doneBytes: 200_000_000,
    totalBytes: 400_000_000,
    rate: 10_000_000,
    secondsLeft: 20,
    sha256: null,
    resumed: 0,
    error: null,
    ...changes,
  };
}

/** What is known of a subject once its whole file was read. */
export function detail(summary: SubjectSummary, changes: Partial<SubjectDetail> = {}): SubjectDetail {
  return {
    summary,
    sha256: 'ab'.repeat(32),
    modifiedAt: '2026-11-01T10:00:00.000Z',
    vocabularySize: 151_936,
    tensors: 290,
    chatTemplateText: null,
    chatTemplateProblem: null,
    systemRole: 'native',
    thinking: false,
    tokenizer: 'gpt2 (qwen2)',
    origin: {
      organisation: null,
      quantizedBy: null,
      addresses: [],
      licenceAddress: null,
      baseModels: [],
      languages: [],
    },
    quantizationMethod: null,
    tensorTypes: [],
    files: [summary.path],
    memory: {
      lanes: 4,
      contextSize: 4096,
      weightsBytes: 400,
      cacheBytes: 200,
      computeBytes: 100,
      totalBytes: 700,
    },
    gpu: null,
    dataSheet: null,
    studies: [],
    ...changes,
  };
}

/** A list with nothing in it but what is given. */
export function list(changes: Partial<SubjectList> = {}): SubjectList {
  return {
    subjects: [],
    adapters: [],
    stores: [],
    hashing: null,
    skipped: [],
    folders: [],
    freeBytes: 1000,
    ...changes,
  };
}
