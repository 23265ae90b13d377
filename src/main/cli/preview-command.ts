import { dirname, resolve } from 'node:path';
import { readDesignFile } from '../studies/design-file.js';
import type { StudySnapshot } from '../store/store.js';
import { planStudy } from '../studies/plan.js';
import { withReferenceRead } from '../studies/population/reference-file.js';
import { planSize, previewSubject, type PlanSize, type SubjectPreview } from '../studies/preview.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { chosenLibrary, type LibraryOption } from './own-catalogue.js';
import { pauseOnInterrupt } from './interrupts.js';
import { administrationWords } from './plan-words.js';
import { bytes, count, duration, rate } from './quantities.js';
import { chooseSubjects } from './study-subjects.js';
import { textTable } from './text-table.js';

export interface PreviewCommandOptions extends LibraryOption {
  readonly subject: readonly string[];
  readonly quick: boolean;
  readonly json: boolean;
}

/** Says what a study would ask and how long it would take, from a short calibration on each subject. Stores nothing. */
export async function previewCommand(
  environment: Environment,
  studyFile: string,
  options: PreviewCommandOptions,
): Promise<number> {
  const file = resolve(environment.workingDirectory, studyFile);
  const design = await readDesignFile(file);
  const library = await chosenLibrary(environment, options);
  const whole = await withReferenceRead(design, dirname(file), library);
  const snapshot = planStudy(whole, library, { quick: options.quick });
  const engine = await environment.engine();
  const folders = { study: dirname(file), working: environment.workingDirectory };
  const subjects = await chooseSubjects(environment, engine, design, folders, options.subject);
  const quit = (): void => environment.exit(EXIT_CODES.paused.code);
  const interrupts = pauseOnInterrupt(environment, () => environment.stderr.write('Stopping.\n'), quit);
  try {
    const previews: SubjectPreview[] = [];
    for (const subject of subjects) {
      if (interrupts.signal.aborted) return EXIT_CODES.paused.code;
      environment.stderr.write(`${subject.name}: loading, then answering for two seconds.\n`);
      previews.push(
        await previewSubject(engine, snapshot, subject, {
          signal: interrupts.signal,
          memoryNeeded: (runtime) => environment.memoryNeeded(subject, runtime),
        }),
      );
    }
    if (interrupts.signal.aborted) return EXIT_CODES.paused.code;
    const size = planSize(snapshot);
    environment.stdout.write(
      options.json
        ? `${JSON.stringify(previewJson(design.name, size, previews))}\n`
        : `${previewText(snapshot, size, previews).join('\n')}\n`,
    );
    return EXIT_CODES.ok.code;
  } finally {
    interrupts.dispose();
  }
}

function previewJson(
  name: string,
  size: PlanSize,
  previews: readonly SubjectPreview[],
): Record<string, unknown> {
  return {
    study: { name, ...size },
    subjects: previews.map(({ subject, ...preview }) => ({
      name: subject.name,
      file: subject.path,
      sha256: subject.sha256,
      ...preview,
    })),
    seconds: totalSeconds(previews),
  };
}

function previewText(snapshot: StudySnapshot, size: PlanSize, previews: readonly SubjectPreview[]): string[] {
  const { conditions, items, cells, runs, forwardPasses } = size;
  const total = totalSeconds(previews);
  return [
    `Study ${snapshot.design.name}`,
    `  ${conditions} conditions x ${items} items x ${administrationWords(snapshot, size)} = ${count(cells)} cells`,
    runs === 1
      ? `  ${count(forwardPasses)} forward passes a subject`
      : `  ${count(runs)} runs a cell, at most ${count(forwardPasses)} forward passes a subject`,
    '',
    ...textTable(
      [
        { heading: 'Subject' },
        { heading: 'File', align: 'right' },
        { heading: 'Memory', align: 'right' },
        { heading: 'Responses', align: 'right' },
        { heading: 'Tokens', align: 'right' },
        { heading: 'Rate', align: 'right' },
        { heading: 'Time', align: 'right' },
      ],
      previews.map((preview) => [
        preview.subject.name,
        bytes(preview.fileBytes),
        bytes(preview.memoryBytes),
        count(size.responses),
        preview.tokens === null ? 'unknown' : count(preview.tokens),
        rate(preview.responsesPerSecond),
        preview.seconds === null ? 'unknown' : duration(preview.seconds),
      ]),
    ),
    '',
    total === null
      ? 'The time could not be estimated.'
      : `About ${duration(total)} in all, loading left out.`,
  ];
}

function totalSeconds(previews: readonly SubjectPreview[]): number | null {
  let total = 0;
  for (const { seconds } of previews) {
    if (seconds === null) return null;
    total += seconds;
  }
  return total;
}
