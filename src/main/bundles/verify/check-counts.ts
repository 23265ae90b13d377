import type { BundledStudy } from '../read/bundle-source.js';
import { ResponseTally } from './response-tally.js';

/**
 * Holds the responses against the plan: every cell (and run) of a subject once, none that was not asked, subjects together and
 * in their order, and as many as is said. They are counted anew where nobody did `before`, or not to the end. Gives one sentence for each
 * thing that is wrong. Throws `BUNDLE_*`, `CANCELLED` through `alive`.
 */
export async function countProblems(
  bundle: BundledStudy,
  before: ResponseTally | null,
  alive: () => void,
): Promise<string[]> {
  const { study, subjects, files } = bundle;
  const tally = before?.ended === true ? before : await counted(bundle, alive);
  const problems = tally.problems();
  let total = 0;
  for (const { subject, responses } of subjects) {
    const found = tally.counts.get(subject.sha256) ?? 0;
    total += found;
    if (found !== responses)
      problems.push(`${subject.name} has ${found} responses, and ${responses} are said.`);
  }
  const { counts, study: stated } = files.manifest;
  if (counts.responses !== total) {
    problems.push(`There are ${total} responses, and mettle.json says ${counts.responses}.`);
  }
  const partial = total < study.expectedPerSubject * subjects.length;
  if (partial !== stated.partial) {
    problems.push(
      `mettle.json says that the study is ${stated.partial ? '' : 'not '}partial, and it is ${partial ? '' : 'not '}so.`,
    );
  }
  for (const { subject, expected } of files.environment.subjects) {
    if (expected !== study.expectedPerSubject) {
      problems.push(
        `${subject.name} is to have ${expected} responses, and the plan asks for ${study.expectedPerSubject}.`,
      );
    }
  }
  return problems;
}

async function counted(bundle: BundledStudy, alive: () => void): Promise<ResponseTally> {
  const tally = new ResponseTally(bundle);
  for await (const read of bundle.everyResponse()) {
    if (read.number % 1000 === 0) alive();
    tally.add(read);
  }
  tally.end();
  return tally;
}
