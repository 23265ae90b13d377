import type { MettleError } from '../../shared/errors.js';
import type { Store, StudyRecord } from '../store/store.js';
import { TurnTaker } from '../studies/turns/turn-taker.js';
import { againCommand } from './again-command.js';
import { chosenDataFolder, withStore } from './data-store.js';
import type { Environment } from './environment.js';
import { EXIT_CODES, exitCodeOf } from './exit-codes.js';
import { findSubjects, readStudy, type PreparedStudy } from './prepared-study.js';
import { count } from './quantities.js';
import type { RunCommandOptions } from './run-command.js';
import { readHours, type HoursOptions } from './run-hours.js';
import { describeEvent, describePlan } from './run-words.js';
import { eachPlanOnce, runBatch, type BatchStudy } from './study-batch.js';
import { outcomeJson, reportJson, reportStudy, studyJson, subjectOutcomes } from './study-report.js';
import { layoutOf } from './terminal.js';
import { displayRun } from './run-display.js';

export interface RunSeveralOptions extends RunCommandOptions, HoursOptions {}

interface Refusal {
  readonly study: StudyRecord;
  readonly error: MettleError;
}

/**
 * Runs studies together or goes on with them, each subject loaded once for all of them, shows progress on standard error, and
 * prints each study's findings on standard output. Gives the exit code. Throws what keeps a study from being begun, and `STORE_*`.
 */
export async function runSeveralCommand(
  environment: Environment,
  studyFiles: readonly string[],
  options: RunSeveralOptions,
  args: readonly string[],
): Promise<number> {
  const hours = readHours(options);
  const read = [];
  for (const file of studyFiles) read.push(await readStudy(environment, file, options));
  const { display, pause } = displayRun(environment);
  try {
    const engine = await environment.engine();
    const found: PreparedStudy[] = [];
    for (const study of read) found.push(await findSubjects(environment, engine, study, options.subject));
    const studies = eachPlanOnce(found);
    for (const { snapshot, subjects } of studies) display.note(describePlan(snapshot, subjects));
    return await withStore(environment, chosenDataFolder(environment, options.data), async (store) => {
      const refusals: Refusal[] = [];
      const run = await runBatch({
        store,
        turns: new TurnTaker({ subjects: engine, judges: engine }),
        studies,
        hours,
        signal: pause.signal,
        onProgress: (progress) => display.show(progress),
        onEvent: (event) => display.note(describeEvent(event)),
        onWait: (until) => display.note(`Outside the hours for runs; going on at ${localTime(until)}.`),
        onRefused: (study, error) => {
          refusals.push({ study, error });
          display.note(`${error.code}: Study ${study.design.name} is left out: ${error.message}`);
        },
      });
      display.clear();
      if (pause.signal.aborted) return await tellPaused(environment, store, run, options, args);
      pause.dispose();
      return await tellFindings(environment, store, run, refusals, options);
    });
  } finally {
    display.clear();
    pause.dispose();
  }
}

async function tellPaused(
  environment: Environment,
  store: Store,
  run: readonly BatchStudy[],
  options: RunSeveralOptions,
  args: readonly string[],
): Promise<number> {
  const studies: Record<string, unknown>[] = [];
  let [done, total] = [0, 0];
  for (const { record, prepared } of run) {
    const outcomes = await subjectOutcomes(store, record, prepared.subjects);
    for (const { responses, expected } of outcomes) [done, total] = [done + responses, total + expected];
    studies.push({ study: studyJson(record, outcomes), subjects: outcomes.map(outcomeJson) });
  }
  environment.stderr.write(`Paused with ${count(done)} of ${count(total)} responses stored.\n`);
  environment.stderr.write(`To go on: ${againCommand(environment.platform, args)}\n`);
  if (options.json) environment.stdout.write(`${JSON.stringify(oneOrAll(studies))}\n`);
  return EXIT_CODES.paused.code;
}

async function tellFindings(
  environment: Environment,
  store: Store,
  run: readonly BatchStudy[],
  refusals: readonly Refusal[],
  options: RunSeveralOptions,
): Promise<number> {
  const layout = layoutOf(environment.stdout, environment.variables, environment.platform);
  const studies: Record<string, unknown>[] = [];
  for (const [position, { record, prepared }] of run.entries()) {
    const report = await reportStudy(store, record, prepared.subjects);
    if (options.json) studies.push(reportJson(report));
    else
      environment.stdout.write(`${position === 0 ? '' : '\n'}${report.analysis.text(layout).join('\n')}\n`);
  }
  if (options.json) environment.stdout.write(`${JSON.stringify(oneOrAll(studies))}\n`);
  const errors = [
    ...run.flatMap(({ failures }) => failures.map(({ error }) => error)),
    ...refusals.map(({ error }) => error),
  ];
  const hints = new Set(errors.flatMap(({ hint }) => hint ?? []));
  for (const hint of hints) environment.stderr.write(`Next: ${hint}\n`);
  const [first] = errors;
  if (first === undefined) return EXIT_CODES.ok.code;
  const allFailed = run.every(
    ({ record, prepared, failures }) =>
      failures.length === prepared.subjects.length || refusals.some(({ study }) => study.id === record.id),
  );
  return allFailed ? exitCodeOf(first.code) : EXIT_CODES.someFailed.code;
}

/** A study alone has the form that it has without hours. */
function oneOrAll(studies: readonly Record<string, unknown>[]): Record<string, unknown> {
  const [study] = studies;
  return studies.length === 1 && study !== undefined ? study : { studies };
}

function localTime(iso: string): string {
  const date = new Date(iso);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}
