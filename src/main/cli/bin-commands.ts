import { MettleError } from '../../shared/errors.js';
import type { LaboratoryStore } from '../store/laboratory-store.js';
import type { StudyRecord } from '../store/store.js';
import { againCommand } from './again-command.js';
import { chosenDataFolder, withStoreToChange } from './data-store.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { studyJson, subjectOutcomes } from './study-report.js';

export interface BinCommandOptions {
  readonly data?: string;
  readonly json: boolean;
}

/**
 * Puts a study in the bin, where its responses stay, and takes it out of the queue. Gives the exit code. Throws `STUDY_NOT_FOUND`,
 * `STUDY_RUNNING`, `STORE_*`.
 */
export async function removeCommand(
  environment: Environment,
  reference: string,
  options: BinCommandOptions,
): Promise<number> {
  return withStudy(environment, reference, options, async (store, study) => {
    const { id, design } = study;
    const { removedAt } = await store.marks(id);
    if (removedAt !== null) {
      return tell(environment, store, study, options, `${design.name} (study ${id}) was in the bin already.`);
    }
    if (await store.isRunning(id)) {
      throw new MettleError('STUDY_RUNNING', `The study ${design.name} (number ${id}) is being run.`, {
        hint: 'Pause it first; what was answered stays.',
      });
    }
    const queue = await store.queue();
    if (queue.includes(id)) await store.setQueue(queue.filter((queued) => queued !== id));
    await store.setStudyRemoved(id, true);
    const data = options.data === undefined ? [] : ['--data', options.data];
    environment.stderr.write(
      `To bring it back: ${againCommand(environment.platform, ['restore', String(id), ...data])}\n`,
    );
    const said = `${design.name} (study ${id}) is in the bin; its responses stay.`;
    return tell(environment, store, study, options, said);
  });
}

/** Takes a study out of the bin. Gives the exit code. Throws `STUDY_NOT_FOUND`, `STORE_*`. */
export async function restoreCommand(
  environment: Environment,
  reference: string,
  options: BinCommandOptions,
): Promise<number> {
  return withStudy(environment, reference, options, async (store, study) => {
    const { id, design } = study;
    const { removedAt } = await store.marks(id);
    await store.setStudyRemoved(id, false);
    const how = removedAt === null ? 'was not in the bin' : 'is out of the bin again';
    return tell(environment, store, study, options, `${design.name} (study ${id}) ${how}.`);
  });
}

async function withStudy(
  environment: Environment,
  reference: string,
  options: BinCommandOptions,
  work: (store: LaboratoryStore, study: StudyRecord) => Promise<number>,
): Promise<number> {
  const folder = chosenDataFolder(environment, options.data);
  return withStoreToChange(environment, folder, async (store) => {
    if (store !== null) return work(store, await store.study(reference));
    throw new MettleError(
      'STUDY_NOT_FOUND',
      `There is no study ${reference}: nothing is stored in ${folder}.`,
      { hint: 'Name the data folder that holds it with --data.' },
    );
  });
}

async function tell(
  environment: Environment,
  store: LaboratoryStore,
  study: StudyRecord,
  { json }: BinCommandOptions,
  sentence: string,
): Promise<number> {
  if (json) {
    const { removedAt } = await store.marks(study.id);
    const described = studyJson(study, await subjectOutcomes(store, study));
    environment.stdout.write(`${JSON.stringify({ study: { ...described, removedAt } })}\n`);
  } else environment.stdout.write(`${sentence}\n`);
  return EXIT_CODES.ok.code;
}
