import { dirname, resolve } from 'node:path';
import type { SubjectFile } from '../../shared/domain/subject.js';
import type { Store, StudySnapshot } from '../store/store.js';
import { readDesignFile } from '../studies/design-file.js';
import { planStudy } from '../studies/plan.js';
import { planSize } from '../studies/preview.js';
import type { StudyEvent } from '../studies/run-options.js';
import { runStudy, type RunOutcome } from '../studies/runner.js';
import { againCommand } from './again-command.js';
import { chosenDataFolder, withStore } from './data-store.js';
import type { Environment } from './environment.js';
import { EXIT_CODES, exitCodeOf } from './exit-codes.js';
import { chosenLibrary, type LibraryOption } from './own-catalogue.js';
import { pauseOnInterrupt, type PauseRequest } from './interrupts.js';
import { ProgressDisplay } from './progress-display.js';
import { count, counted, duration } from './quantities.js';
import { outcomeJson, reportJson, reportStudy, studyJson, subjectOutcomes } from './study-report.js';
import { administrationWords } from './plan-words.js';
import { chooseSubjects, findJudge } from './study-subjects.js';
import { layoutOf } from './terminal.js';

export interface RunCommandOptions extends LibraryOption {
  readonly subject: readonly string[];
  readonly data?: string;
  readonly quick: boolean;
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
  const file = resolve(environment.workingDirectory, studyFile);
  const design = await readDesignFile(file);
  const snapshot = planStudy(design, await chosenLibrary(environment, options), { quick: options.quick });
  const display = new ProgressDisplay(
    environment.stderr,
    layoutOf(environment.stderr, environment.variables, environment.platform),
  );
  const pause = pauseOnInterrupt(
    environment,
    () => display.note('Pausing: what is being answered is stored first. Ctrl-C again quits at once.'),
    () => environment.exit(EXIT_CODES.paused.code),
  );
  try {
    const engine = await environment.engine();
    const folders = { study: dirname(file), working: environment.workingDirectory };
    const subjects = await chooseSubjects(environment, engine, design, folders, options.subject);
    const judge = await findJudge(environment, design, folders.study);
    display.note(describePlan(snapshot, subjects));
    return await withStore(environment, chosenDataFolder(environment, options.data), async (store) => {
      const outcome = await runStudy({
        store,
        engine,
        snapshot,
        subjects,
        ...(judge === undefined ? {} : { judge }),
        signal: pause.signal,
        onProgress: (progress) => display.show(progress),
        onEvent: (event) => display.note(describeEvent(event)),
      });
      display.clear();
      return outcome.status === 'paused'
        ? await tellPaused(environment, store, outcome, subjects, options, args)
        : await tellFindings(environment, store, outcome, subjects, options, pause);
    });
  } finally {
    display.clear();
    pause.dispose();
  }
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

function describePlan(snapshot: StudySnapshot, subjects: readonly SubjectFile[]): string {
  const size = planSize(snapshot);
  const { conditions, items, runs, responses } = size;
  const factors = [
    `${conditions} conditions`,
    `${items} items`,
    administrationWords(snapshot, size),
    ...(snapshot.design.administration.mode === 'sampled' ? [`${runs} runs`] : []),
  ];
  const names = subjects.map(({ name }) => name).join(', ');
  return (
    `Study ${snapshot.design.name}${snapshot.quick ? ' (quick)' : ''}: ` +
    `${factors.join(' x ')} = ${count(responses)} responses a subject.\n` +
    `${subjects.length === 1 ? 'Subject' : `${subjects.length} subjects`}: ${names}.`
  );
}

function describeEvent(event: StudyEvent): string {
  const { name, path } = event.subject;
  switch (event.type) {
    case 'loading':
      return event.answered === 0
        ? `${name}: loading.`
        : `${name}: loading; ${count(event.answered)} of ${count(event.total)} responses are stored already.`;
    case 'loaded': {
      const { gpu, gpuLayers, threads, lanes } = event.runtime;
      const where =
        gpu === null || gpuLayers === 0
          ? `the CPU, ${counted(threads, 'thread')}`
          : `${gpu}, ${counted(gpuLayers, 'layer')}`;
      return `${name}: answering on ${where}, ${counted(lanes, 'lane')}.`;
    }
    case 'restarting':
      return `${name}: the engine stopped (${event.error.message}); starting it again from where it was.`;
    case 'finished':
      return event.fresh === 0
        ? `${name}: all ${count(event.total)} responses were stored already.`
        : `${name}: done, ${count(event.fresh)} responses in ${duration(event.seconds)}.`;
    case 'failed':
      return `${event.error.code}: ${name} (${path}) failed: ${event.error.message}`;
  }
}
