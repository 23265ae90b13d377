import type { StudyComparison } from '../../../shared/contract/bundles.js';
import type { RuntimeRecord } from '../../../shared/domain/subject.js';
import type { StudySubjectRecord } from '../../store/store.js';
import type { SubjectMatch } from './match-subjects.js';

type EnvironmentDifference = StudyComparison['environment'][number];

type RuntimePart = (runtime: RuntimeRecord) => string | number | boolean | null | undefined;

/** What may move a number in its last digits, by what it is called; null where a record does not tell. */
const PARTS: readonly (readonly [what: string, part: RuntimePart])[] = [
  ['Mettle', ({ mettle }) => mettle],
  ['node-llama-cpp', ({ nodeLlamaCpp }) => nodeLlamaCpp],
  ['llama.cpp', ({ llamaCpp }) => llamaCpp],
  ['System', ({ machine }) => (machine === undefined ? null : `${machine.platform} ${machine.arch}`)],
  ['Processor', ({ machine }) => machine?.processor ?? null],
  ['Cores', ({ machine }) => machine?.cores ?? null],
  ['Graphics', ({ gpu, gpuDevices }) => [gpu ?? 'none', ...(gpuDevices ?? [])].join(', ')],
  ['Layers on the graphics processor', ({ gpuLayers }) => gpuLayers],
  ['Threads', ({ threads }) => threads],
  ['Parallel sequences', ({ lanes }) => lanes],
  ['Context size', ({ contextSize }) => contextSize],
  ['Batch size', ({ batchSize }) => batchSize],
  ['Determinism', ({ determinism }) => determinism],
  ['System role', ({ systemRole }) => systemRole],
  ['Thinking', ({ thinking }) => thinking],
];

/**
 * What differs in how matched subjects were run, each difference once; with the subject's name where it is not the same for all
 * of several subjects.
 */
export function compareEnvironments(
  matches: readonly SubjectMatch<StudySubjectRecord, StudySubjectRecord>[],
): EnvironmentDifference[] {
  return PARTS.flatMap(([what, part]) => {
    const found = matches.map(({ mine, theirs }) => ({
      name: theirs.subject.name,
      mine: shown(mine.runtime, part),
      theirs: shown(theirs.runtime, part),
    }));
    const [first] = found;
    const alike = found.every(({ mine, theirs }) => mine === first?.mine && theirs === first.theirs);
    return (alike ? found.slice(0, 1) : found)
      .filter(({ mine, theirs }) => mine !== theirs)
      .map(({ name, mine, theirs }) => ({ what: alike ? what : `${what} (${name})`, mine, theirs }));
  });
}

function shown(runtime: RuntimeRecord | null, part: RuntimePart): string {
  const value = runtime === null ? null : part(runtime);
  return value === null || value === undefined ? 'not recorded' : String(value);
}
