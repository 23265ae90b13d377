import { plannedInstruments } from '../../../shared/domain/planned-instruments.js';
import { planHash } from '../../studies/plan-hash.js';
import { snapshotTemplates } from '../../studies/administration/ways.js';
import { departuresFile } from '../documents/departures-file.js';
import { instrumentsOf } from '../read/bundle-files.js';
import type { BundledStudy } from '../read/bundle-source.js';
import { compareValues } from './compare-values.js';

/** How the plan and what is said of it disagree, one sentence each; the plan's hash is worked out anew where it can be. */
export function planProblems(bundle: BundledStudy): string[] {
  const { files } = bundle;
  const { manifest, plan, environment, findings } = files;
  const { design } = plan;
  const instruments = instrumentsOf(files);
  const problems: string[] = [];
  const same = (what: string, stated: unknown, found: unknown): void => {
    if (stated !== found)
      problems.push(`mettle.json says ${what} ${String(stated)}, and the study has ${String(found)}.`);
  };
  same('plan', manifest.study.planHash, plan.planHash);
  same('name', manifest.study.name, design.name);
  same('description', manifest.study.description, design.description);
  same('kind', manifest.study.kind, design.kind);
  same('mode', manifest.study.mode, design.administration.mode);
  same('lock', manifest.study.lockedAt, plan.lockedAt);
  same('quick', manifest.study.quick, plan.quick);
  same('exploratory', manifest.study.exploratory, files.departures.exploratoryOf !== null);
  same('number of conditions', manifest.counts.conditions, plan.conditions.length);
  same('number of instruments', manifest.counts.instruments, instruments.length);
  same('number of subjects', manifest.counts.subjects, environment.subjects.length);
  same('number of responses per subject', manifest.counts.expectedPerSubject, plan.expectedPerSubject);
  same('number of options', manifest.options, Math.max(...instruments.map(({ options }) => options.length)));
  for (const [place, id] of plannedInstruments(design).entries()) {
    if (instruments[place]?.id !== id) problems.push(`The file of the instrument ${id} holds another one.`);
  }
  for (const [place, { subject }] of environment.subjects.entries()) {
    if (findings[place]?.sha256 !== subject.sha256 || findings[place].name !== subject.name) {
      problems.push(`The file with the findings of ${subject.name} holds those of another subject.`);
    }
  }
  for (const place of compareValues(departuresFile(bundle), files.departures).places) {
    problems.push(`What departed from the plan comes out otherwise in ${place}.`);
  }
  if (manifest.planHashCovered) {
    const { conditions, specifications, itemOrders } = plan;
    const hash = planHash(design, {
      instruments,
      conditions,
      templates: snapshotTemplates({ ...plan, instruments }),
      specifications,
      itemOrders,
    });
    if (hash !== plan.planHash) {
      problems.push(`The plan has the hash ${hash}, and was locked with ${plan.planHash}.`);
    }
  }
  return problems;
}
