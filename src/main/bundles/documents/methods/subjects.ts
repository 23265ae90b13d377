import type { RuntimeRecord } from '../../../../shared/domain/subject.js';
import type { BundleContents } from '../../contents.js';
import type { BundledSubject } from '../../format/study-files.js';
import { counted, listed } from './phrases.js';
import type { Citations } from './references.js';

/** Digits of a SHA-256 that a paper gives; all of them stand in `data/subjects`. */
const HASH_DIGITS = 12;

/** Who was asked, and what they ran on. */
export function subjectsParagraph({ environment, manifest }: BundleContents, citations: Citations): string {
  const { subjects } = environment;
  const runtimes = subjects.flatMap(({ runtime }) => runtime ?? []);
  citations.add(`The Mettle authors. Mettle (version ${manifest.program.version}) [Computer software].`);
  const builds = distinct(runtimes.map(({ llamaCpp }) => llamaCpp));
  citations.add(
    `ggml-org. llama.cpp${builds.length === 0 ? '' : ` (${listed(builds)})`} [Computer software]. https://github.com/ggml-org/llama.cpp`,
  );
  const machines = distinct(runtimes.map(machineOf));
  const failed = subjects.filter(({ failure }) => failure !== null);
  return [
    `${subjects.length === 1 ? 'The subject was' : 'Subjects were'} ${counted(subjects.length, 'open-weight language model')}, told by the SHA-256 of ${subjects.length === 1 ? 'its file' : 'their files'}: ${listed(subjects.map(({ subject }) => subjectPhrase(subject)))}.`,
    `They ran locally and offline in Mettle ${manifest.program.version}${builds.length === 0 ? '' : ` on llama.cpp ${listed(builds)}`}.`,
    ...(machines.length === 0 ? [] : [`Machine: ${machines.join('; ')}.`]),
    ...failed.map(
      ({ subject, failure }) => `The run of ${subject.name} ended with the error ${failure?.code}.`,
    ),
  ].join(' ');
}

function subjectPhrase({ name, architecture, quantization, sha256, adapter }: BundledSubject): string {
  const laid =
    adapter === undefined ? '' : ` with the LoRA adapter ${adapter.name} at scale ${adapter.scale}`;
  return `${name}${laid} (${architecture}, ${quantization}, SHA-256 ${sha256.slice(0, HASH_DIGITS)}…)`;
}

function machineOf({ machine, threads, gpu, gpuLayers, determinism }: RuntimeRecord): string {
  const processor = machine?.processor ?? machine?.arch;
  return [
    ...(processor === undefined ? [] : [processor]),
    counted(threads, 'thread'),
    gpu === null || gpuLayers === 0 ? 'no graphics processor' : `${counted(gpuLayers, 'layer')} on ${gpu}`,
    determinism === 'strict'
      ? 'prompts evaluated one at a time and in full'
      : 'prompts batched and shared prefixes kept',
  ].join(', ');
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
