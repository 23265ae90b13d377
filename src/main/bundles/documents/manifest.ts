import type { BundleChoices } from '../../../shared/contract/bundles.js';
import { BUNDLE_FORMAT, BUNDLE_FORMAT_VERSION } from '../format/entries.js';
import { CSV_DIALECT, manifestSchema, type Manifest } from '../format/manifest.js';
import type { DeparturesFile, InstrumentFile } from '../format/study-files.js';
import { isLogged, MOST_LOGGED_RESPONSES } from '../inspect/inspect-limit.js';
import type { BundleSource } from '../source.js';
import { allFindingsTables } from '../tables/findings-tables.js';
import { withoutFolders } from './file-names.js';

/** What a manifest is made of. */
export interface ManifestParts {
  readonly source: BundleSource;
  readonly choices: BundleChoices;
  /** Of Mettle. */
  readonly version: string;
  /** Options of the instrument that has most. */
  readonly options: number;
  readonly instruments: readonly InstrumentFile[];
  readonly departures: DeparturesFile;
}

/** `mettle.json` of a study and the choices that were made. */
export function manifestOf(parts: ManifestParts): Manifest {
  const { source, choices, version, options, departures } = parts;
  const { study, subjects } = source;
  const { design } = study;
  const leftOut = leftOutOf(parts);
  return manifestSchema.parse({
    format: BUNDLE_FORMAT,
    formatVersion: BUNDLE_FORMAT_VERSION,
    program: { name: 'Mettle', version },
    study: {
      name: design.name,
      description: design.description,
      kind: design.kind,
      mode: design.administration.mode,
      planHash: study.planHash,
      lockedAt: study.createdAt,
      quick: study.quick,
      exploratory: source.exploratoryOf !== null,
      partial: departures.missing.length > 0,
    },
    choices,
    counts: {
      subjects: subjects.length,
      instruments: study.instruments.length,
      conditions: study.conditions.length,
      expectedPerSubject: study.expectedPerSubject,
      responses: subjects.reduce((sum, { responses }) => sum + responses, 0),
    },
    options,
    findingsTables: allFindingsTables(design.kind).map(({ table }) => ({
      table: table.name,
      columns: table.columns.map(({ name }) => name),
    })),
    csv: CSV_DIALECT,
    planHashCovered: leftOut.planHashCovered,
    leftOut: leftOut.sentences,
  });
}

function leftOutOf({ source, choices, instruments }: ManifestParts): {
  sentences: string[];
  planHashCovered: boolean;
} {
  const withheld = instruments.flatMap(({ withheld: why, instrument }) =>
    why === null
      ? []
      : [
          `${why} The texts of ${instrument.id}, and prompts that hold them, are left out; their hashes are here.`,
        ],
  );
  const { design, origin } = source.study;
  const { judge } = design;
  // Of a study that was taken in from a bundle, the path may have been left out there.
  const judgeNamed =
    judge === undefined ||
    (origin?.planHashCovered !== false &&
      (choices.filePaths || withoutFolders(judge.subject) === judge.subject));
  return {
    planHashCovered: withheld.length === 0 && judgeNamed,
    sentences: [
      'The weights of the subjects are never in a bundle: their SHA-256 tells them.',
      ...withheld,
      ...(choices.rawText
        ? []
        : ['Generated answers and prompts as text were left out; their hashes are here.']),
      ...(choices.filePaths
        ? []
        : ['Paths of files on the machine of the run were left out; files are named by their file names.']),
      ...(choices.inspect && source.subjects.some(({ responses }) => !isLogged(responses))
        ? [
            `Logs for Inspect of subjects with more than ${MOST_LOGGED_RESPONSES} responses were left out: Inspect reads a log in JSON as a whole. The tables hold the same.`,
          ]
        : []),
      ...(judgeNamed
        ? []
        : [
            'The plan’s hash covers the path of the judge’s file, which was left out, so that it cannot be worked out anew.',
          ]),
    ],
  };
}
