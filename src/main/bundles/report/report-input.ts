import { reportInputSchema, type ReportFact, type ReportInput } from '../../../shared/contract/report.js';
import type { StudySubject, StudySummary } from '../../../shared/contract/studies.js';
import type { BundleContents } from '../contents.js';
import { jsonText } from '../documents/json-text.js';
import { methodsOf } from '../documents/methods.js';
import { BUNDLE_EXTENSION } from '../format/entries.js';
import type { EnvironmentFile } from '../format/study-files.js';
import { snapshotTemplates } from '../../studies/administration/ways.js';
import type { StudyFindings } from '../source.js';
import { citationLine } from './citation-line.js';
import { environmentFacts } from './environment-facts.js';

/**
 * All that a bundle's report is made of, with what the bundle tells and nothing else. Equal studies give equal values, the order
 * of keys included. Throws a ZodError where findings are of no known kind.
 */
export function reportInput(contents: BundleContents, found: StudyFindings): ReportInput {
  const { manifest, plan, environment, instruments, departures } = contents;
  const subjects = environment.subjects.map(studySubject);
  const summary = summaryOf(contents, subjects);
  const input: ReportInput = {
    version: manifest.program.version,
    results: {
      study: summary,
      subjects: environment.subjects.map(({ runtime, responses }, place) => {
        const findings = found.findings[place] ?? null;
        return {
          subject: subjects[place] as StudySubject,
          runtime: runtime === null ? null : { ...runtime },
          state: findings === null ? 'empty' : 'ready',
          analysed: responses,
          findings,
          error: null,
        };
      }),
      comparison: found.comparison,
    },
    detail: {
      summary,
      design: plan.design,
      instruments: instruments.map(({ instrument }) => instrument),
      conditions: [...plan.conditions],
      templates: [...snapshotTemplates(contents.source.study)],
      ...(plan.specifications === undefined ? {} : { specifications: [...plan.specifications] }),
      ...(plan.itemOrders === undefined ? {} : { itemOrders: plan.itemOrders }),
      personas: Object.keys(plan.targets)
        .toSorted()
        .map((id) => ({ id, type: plan.types[id] ?? null })),
      runtimes: [],
    },
    methods: methodsOf(contents),
    departures: departures.sentences,
    subjects: environment.subjects.map(({ subject, runtime }) => ({
      sha256: subject.sha256,
      name: subject.name,
      quantization: subject.quantization,
      architecture: subject.architecture,
      fileName: subject.fileName,
      bytes: subject.bytes,
      licence: subject.licence,
      source: subject.source,
      environment: runtime === null ? [] : environmentFacts(runtime).map(fact),
    })),
    instruments: instruments.map(({ withheld, instrument }) => ({
      id: instrument.id,
      name: instrument.name,
      version: instrument.version,
      items: instrument.items.length,
      licence: instrument.licence,
      citation: instrument.citation,
      withheld,
    })),
    citation: citationLine(manifest),
    licence: manifest.choices.licence,
    leftOut: manifest.leftOut,
    bundle: `${manifest.study.name}${BUNDLE_EXTENSION}`,
  };
  return reportInputSchema.parse(JSON.parse(jsonText(input)));
}

function fact([name, value]: readonly [string, string]): ReportFact {
  return { name, value };
}

type BundledOutcome = EnvironmentFile['subjects'][number];

function studySubject({ subject, responses, expected, failure }: BundledOutcome): StudySubject {
  const { sha256, name, quantization, family, path, fileName } = subject;
  return {
    sha256,
    name,
    quantization,
    family,
    path: path ?? fileName,
    responses,
    expected,
    failure:
      failure === null
        ? null
        : { code: failure.code, message: failure.message ?? `The error was ${failure.code}.` },
  };
}

/** The study as lists show it. Its number and the times of the store are of one machine, and are left out. */
function summaryOf(
  { manifest, plan, departures, instruments }: BundleContents,
  subjects: StudySubject[],
): StudySummary {
  const { study, counts } = manifest;
  return {
    id: 0,
    name: study.name,
    description: study.description,
    kind: study.kind,
    state: study.partial ? 'paused' : 'complete',
    quick: study.quick,
    mode: study.mode,
    subjects,
    instruments: instruments.map(({ instrument: { id, name } }) => ({ id, name })),
    conditions: counts.conditions,
    responses: counts.responses,
    expected: counts.expectedPerSubject * counts.subjects,
    planHash: study.planHash,
    lockedAt: plan.lockedAt,
    exploratoryOf: departures.exploratoryOf === null ? null : { id: 0, name: departures.exploratoryOf.name },
    origin: null,
    // They stand among the departures, with their dates in UTC.
    changesAfterLock: [],
    createdAt: plan.lockedAt,
    updatedAt: plan.lockedAt,
  };
}
