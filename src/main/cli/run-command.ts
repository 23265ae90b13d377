import type { SubjectFile } from '../../shared/domain/subject.js';
import type { Store } from '../store/store.js';
import type { RunOutcome } from '../studies/runner.js';
import { againCommand } from './again-command.js';
import { chosenDataFolder, withStore } from './data-store.js';
import type { Environment } from './environment.js';
import { EXIT_CODES, exitCodeOf } from './exit-codes.js';
import type { PauseRequest } from './interrupts.js';
import { findSubjects, readStudy, type StudyChoice } from './prepared-study.js';
import { count } from './quantities.js';
import { withShownRun } from './shown-run.js';
import { outcomeJson, reportJson, reportStudy, studyJson, subjectOutcomes } from './study-report.js';
import { layoutOf } from './terminal.js';

export interface RunCommandOptions extends StudyChoice {
  readonly data?: string;
  readonly json: boolean;
}

/**
 * Runs a study or goes on with it, shows progress on standard error, and prints the findings on standard output. Gives the
 * exit code. Throws what keeps the study from being begun, and `STORE_*`.
 */
export async function runCommand(
  environment: Environment,
  studyFile: string,
  options: RunCommandOptions,
  args: readonly string[],
): Promise<number> {
  const read = await readStudy(environment, studyFile, options);
  return withShownRun(environment, async ({ run, pause }) => {
    const engine = await environment.engine();
    const study = await findSubjects(environment, engine, read, options.subject);
    const { subjects } = study;
    return withStore(environment, chosenDataFolder(environment, options.data), async (store) => {
      const outcome = await run(store, engine, study);
      return outcome.status === 'paused'
        ? tellPaused(environment, store, outcome, subjects, options, args)
        : tellFindings(environment, store, outcome, subjects, options, pause);
    });
  });
}

async function tellPaused(
  environment: Environment,
  store: Store,
  { study }: RunOutcome,
  subjects: readonly SubjectFile[],
  options: RunCommandOptions,
  args: readonly string[],
): Promise<number> {
  const outcomes = await subjectOutcomes(store, study, subjects);
  const done = outcomes.reduce((sum, { responses }) => sum + responses, 0);
  const total = outcomes.reduce((sum, { expected }) => sum + expected, 0);
  environment.stderr.write(`Paused with ${count(done)} of ${count(total)} responses stored.\n`);
  environment.stderr.write(`To go on: ${againCommand(environment.platform, args)}\n`);
  if (options.json) {
    environment.stdout.write(
      `${JSON.stringify({ study: studyJson(study, outcomes), subjects: outcomes.map(outcomeJson) })}\n`,
    );
  }
  return EXIT_CODES.paused.code;
}

async function tellFindings(
  environment: Environment,
  store: Store,
  { study, failures }: RunOutcome,
  subjects: readonly SubjectFile[],
  options: RunCommandOptions,
  pause: PauseRequest,
): Promise<number> {
  // Everything is stored now, so there is nothing left that Ctrl-C would have to wait for.
  pause.dispose();
  const report = await reportStudy(store, study, subjects);
  environment.stdout.write(
    options.json
      ? `${JSON.stringify(reportJson(report))}\n`
      : `${report.analysis.text(layoutOf(environment.stdout, environment.variables, environment.platform)).join('\n')}\n`,
  );
  const [failure] = failures;
  if (failure === undefined) return EXIT_CODES.ok.code;
  for (const { error } of failures)
    if (error.hint !== undefined) environment.stderr.write(`Next: ${error.hint}\n`);
  return failures.length < subjects.length ? EXIT_CODES.someFailed.code : exitCodeOf(failure.error.code);
}
