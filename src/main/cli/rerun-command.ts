import { join, resolve } from 'node:path';
import type { SubjectFile } from '../../shared/domain/subject.js';
import { MettleError } from '../../shared/errors.js';
import { bundledPlan, requireElsewhere, type BundledPlan } from '../bundles/rerun/bundled-plan.js';
import { compareRerun, type RerunComparison } from '../bundles/rerun/compare-rerun.js';
import { locateJudge } from '../bundles/rerun/locate-judge.js';
import { locateSubjects, type MissingSubject } from '../bundles/rerun/locate-subjects.js';
import type { SubjectPlace } from '../engine/adapter-choice.js';
import type { Engine } from '../engine/engine.js';
import type { LaboratoryStore } from '../store/laboratory-store.js';
import type { RunOutcome } from '../studies/runner.js';
import type { FoundSubjects } from '../subjects/found-subject.js';
import { againCommand } from './again-command.js';
import { chosenDataFolder, withStore } from './data-store.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { rerunLines } from './rerun-words.js';
import { withShownRun } from './shown-run.js';
import { reportStudy, studyJson } from './study-report.js';
import { chooseSubjects, findJudge } from './study-subjects.js';

export interface RerunCommandOptions {
  readonly subject: readonly string[];
  readonly dir: readonly string[];
  readonly data?: string;
  readonly json: boolean;
}

interface Chosen {
  readonly subjects: readonly SubjectFile[];
  readonly missing: readonly MissingSubject[];
}

/**
 * Runs a bundle's study again as one of one's own, or goes on with it, and prints which of its numbers agree. Gives the exit
 * code. Throws `FILE_*`, `BUNDLE_*`, `SUBJECT_NOT_FOUND` naming what is missing and where it came from, `STORE_*`, and what
 * keeps a study from being run.
 */
export async function rerunCommand(
  environment: Environment,
  file: string,
  options: RerunCommandOptions,
  args: readonly string[],
): Promise<number> {
  const plan = await bundledPlan(resolve(environment.workingDirectory, file));
  return withShownRun(environment, async ({ run }) => {
    const engine = await environment.engine();
    return withStore(environment, chosenDataFolder(environment, options.data), async (store) => {
      await requireElsewhere(store, plan);
      const { subjects, missing } = await choose(environment, engine, plan, options);
      const { snapshot } = plan;
      const judge = await chooseJudge(environment, engine, plan, options);
      const notes = missing.map(missingSentence);
      const outcome = await run(store, engine, { snapshot, subjects, judge }, notes);
      if (outcome.status === 'paused') {
        environment.stderr.write(`To go on: ${againCommand(environment.platform, args)}\n`);
        return EXIT_CODES.paused.code;
      }
      return tell(environment, store, outcome, { plan, subjects, missing }, options);
    });
  });
}

async function choose(
  environment: Environment,
  engine: Engine,
  plan: BundledPlan,
  options: RerunCommandOptions,
): Promise<Chosen> {
  const { workingDirectory } = environment;
  if (options.subject.length > 0) {
    const folders = { study: workingDirectory, working: workingDirectory };
    const { design } = plan.snapshot;
    const subjects = await chooseSubjects(environment, engine, design, folders, options.subject);
    return { subjects, missing: [] };
  }
  const places = await search(environment, options);
  const { found, missing } = await locateSubjects(plan.subjects, places, engine);
  if (found.length > 0) return { subjects: found, missing };
  throw new MettleError('SUBJECT_NOT_FOUND', missing.map(missingSentence).join(' '), {
    hint: 'Name a folder that holds them with --dir, fetch them with `mettle fetch`, or name others with --subject.',
  });
}

/** The judge where its reference leads, else by its bytes among the files of this machine. Throws `SUBJECT_NOT_FOUND`. */
async function chooseJudge(
  environment: Environment,
  engine: Engine,
  { snapshot, judge }: BundledPlan,
  options: RerunCommandOptions,
): Promise<SubjectPlace | undefined> {
  try {
    return await findJudge(environment, snapshot.design, environment.workingDirectory);
  } catch (thrown) {
    if (judge === null || MettleError.from(thrown).code !== 'SUBJECT_NOT_FOUND') throw thrown;
    const place = await locateJudge(judge, await search(environment, options), engine);
    if (place === null) throw thrown;
    return place;
  }
}

async function search(environment: Environment, options: RerunCommandOptions): Promise<FoundSubjects> {
  const { workingDirectory, platform, homeDirectory, variables } = environment;
  return environment.findSubjects({
    calibration: environment.calibrationDirectory(),
    own: options.dir.map((folder) => resolve(workingDirectory, folder)),
    fetched: join(chosenDataFolder(environment, options.data), 'models'),
    stores: { platform, homeDirectory, variables },
  });
}

async function tell(
  environment: Environment,
  store: LaboratoryStore,
  { study, failures }: RunOutcome,
  { plan, subjects, missing }: Chosen & { readonly plan: BundledPlan },
  options: RerunCommandOptions,
): Promise<number> {
  const { analysis, outcomes } = await reportStudy(store, study, subjects);
  const findings = analysis.findings();
  const comparison = compareRerun(
    plan,
    outcomes.map(({ subject }, place) => ({ subject, findings: findings[place] ?? null })),
  );
  environment.stdout.write(
    options.json
      ? `${JSON.stringify({ study: studyJson(study, outcomes), comparison, missing })}\n`
      : `${rerunLines(comparison).join('\n')}\n`,
  );
  return exitCode(comparison, failures.length + missing.length);
}

function exitCode({ subjects, unmatched }: RerunComparison, failures: number): number {
  const differs = subjects.some(({ different, missing }) => different + missing > 0);
  if (differs) return EXIT_CODES.different.code;
  return failures + unmatched.length > 0 ? EXIT_CODES.someFailed.code : EXIT_CODES.ok.code;
}

function missingSentence({ name, fileName, bytes, sha256, source }: MissingSubject): string {
  const from = source === null ? 'its bundle does not say where it came from' : `it came from ${source}`;
  return `The subject ${name} (${fileName}, ${bytes} bytes, SHA-256 ${sha256}) is not on this machine; ${from}.`;
}
