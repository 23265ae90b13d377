import type { LaboratoryStore } from '../store/laboratory-store.js';
import type { Store, StudyRecord } from '../store/store.js';
import { chosenDataFolder, withStoreToRead } from './data-store.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { count } from './quantities.js';
import { outcomeJson, studyJson, subjectOutcomes } from './study-report.js';
import { textTable } from './text-table.js';
import type { SubjectOutcome } from '../studies/study-kind.js';

export interface StudiesCommandOptions {
  readonly data?: string;
  readonly json: boolean;
}

interface ListedStudy {
  readonly study: StudyRecord;
  readonly outcomes: readonly SubjectOutcome[];
  readonly status: string;
  /** When it was put in the bin. */
  readonly removedAt: string | null;
}

/** Lists the studies of a data folder. Throws `STORE_*`. */
export async function studiesCommand(
  environment: Environment,
  options: StudiesCommandOptions,
): Promise<number> {
  const folder = chosenDataFolder(environment, options.data);
  const listed = await withStoreToRead(environment, folder, async (store) =>
    store === null ? [] : list(store),
  );
  if (options.json) {
    const studies = listed.map(({ study, outcomes, status, removedAt }) => ({
      ...studyJson(study, outcomes),
      status,
      origin: study.origin ?? null,
      removedAt,
      subjects: outcomes.map(outcomeJson),
    }));
    environment.stdout.write(`${JSON.stringify({ data: folder, studies })}\n`);
  } else {
    environment.stdout.write(`${text(folder, listed).join('\n')}\n`);
  }
  return EXIT_CODES.ok.code;
}

async function list(store: LaboratoryStore): Promise<ListedStudy[]> {
  const listed: ListedStudy[] = [];
  for (const study of await store.studies()) {
    const outcomes = await subjectOutcomes(store, study);
    const { removedAt } = await store.marks(study.id);
    listed.push({ study, outcomes, status: await statusOf(store, study, outcomes), removedAt });
  }
  return listed;
}

/** `running` without a runner was left by a run that was killed, `failed` without a failure by one that was given up. */
async function statusOf(
  store: Store,
  { id, status }: StudyRecord,
  outcomes: readonly SubjectOutcome[],
): Promise<string> {
  if (status === 'running' && !(await store.isRunning(id))) return 'interrupted';
  if (status === 'failed' && outcomes.every(({ failure }) => failure === null)) return 'cancelled';
  return status;
}

function text(folder: string, listed: readonly ListedStudy[]): string[] {
  if (listed.length === 0) return [`No study is stored in ${folder}.`];
  const rows = listed.map(({ study, outcomes, status, removedAt }) => {
    const done = outcomes.reduce((sum, { responses }) => sum + responses, 0);
    const total = outcomes.reduce((sum, { expected }) => sum + expected, 0);
    return [
      String(study.id),
      study.quick ? `${study.design.name} (quick)` : study.design.name,
      study.design.kind,
      [
        status,
        ...(study.origin === undefined ? [] : ['imported']),
        ...(removedAt === null ? [] : ['in the bin']),
      ].join(', '),
      String(outcomes.length),
      `${count(done)} of ${count(total)}`,
      study.updatedAt.slice(0, 16).replace('T', ' '),
    ];
  });
  const columns = [
    { heading: 'Id', align: 'right' as const },
    { heading: 'Study' },
    { heading: 'Kind' },
    { heading: 'Status' },
    { heading: 'Subjects', align: 'right' as const },
    { heading: 'Responses', align: 'right' as const },
    { heading: 'Last change (UTC)' },
  ];
  return [...textTable(columns, rows), '', `Data folder: ${folder}`];
}
