import { asksWhole } from '../../../shared/domain/study.js';
import type { BundleSource } from '../source.js';
import { departuresFileSchema, type DeparturesFile } from '../format/study-files.js';

/** What departed from the plan, for programs and in sentences. */
export function departuresFile({ study, subjects, changes, exploratoryOf }: BundleSource): DeparturesFile {
  const missing = subjects
    .filter(({ responses }) => responses < study.expectedPerSubject)
    .map(({ subject, responses, failure }) => ({
      sha256: subject.sha256,
      name: subject.name,
      responses,
      expected: study.expectedPerSubject,
      failure: failure?.code ?? null,
    }));
  const sentences = [
    ...(exploratoryOf === null
      ? []
      : [
          `The plan is a changed copy of the locked plan of ${exploratoryOf.name}, so that it is exploratory.`,
        ]),
    ...(study.quick && !asksWhole(study.design.kind)
      ? ['Each instrument was shortened to a few items a scale.']
      : []),
    ...changes.map(({ at, what }) => `After the lock, on ${at.slice(0, 10)}: ${sentence(what)}`),
    ...missing.map(
      ({ name, responses, expected, failure }) =>
        `${name} gave ${responses} of ${expected} responses${failure === null ? '' : ` (${failure})`}.`,
    ),
  ];
  return departuresFileSchema.parse({
    exploratoryOf,
    changes,
    missing,
    sentences: sentences.length === 0 ? ['As planned.'] : sentences,
  });
}

function sentence(what: string): string {
  return /[.!?]$/.test(what) ? what : `${what}.`;
}
