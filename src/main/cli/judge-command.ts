import type { AgreementFigures, JudgedFigure, JudgeRecord } from '../../shared/domain/judging.js';
import { judgeSchema } from '../../shared/domain/study.js';
import { MettleError } from '../../shared/errors.js';
import { loadLabelledReplies } from '../library/labelled-replies.js';
import { measureJudge } from '../studies/judging/judge-record.js';
import { wrapped } from '../studies/report-style.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { pauseOnInterrupt } from './interrupts.js';
import { textTable } from './text-table.js';

export interface JudgeCommandOptions {
  readonly json: boolean;
}

/** So that the same judge gives the same intervals every time; no study has a say in it. */
const SEED = 20260101;
const CONFIDENCE = 0.95;
const WIDTH = 100;

/**
 * Measures how a model, as a judge of open replies, agrees with the labelled replies that ship with the program, and says
 * whether a study would use it. A judge that fails is a finding, not a failure of the command.
 */
export async function judgeCommand(
  environment: Environment,
  reference: string,
  options: JudgeCommandOptions,
): Promise<number> {
  const { path, ...adapter } = await environment.resolveSubject(reference, environment.workingDirectory);
  const unchecked = await loadLabelledReplies();
  const instrument = (await environment.library([])).instruments.get(unchecked.instrument);
  if (instrument === undefined) {
    throw new MettleError(
      'INVALID_INPUT',
      `The labelled replies are to ${unchecked.instrument}, which is not in the library.`,
      { hint: 'Install Mettle again, or put the instrument back.' },
    );
  }
  const labelled = await loadLabelledReplies({ instrument });
  const engine = await environment.engine();
  const quit = (): void => environment.exit(EXIT_CODES.paused.code);
  const interrupts = pauseOnInterrupt(environment, () => environment.stderr.write('Stopping.\n'), quit);
  try {
    const judge = await engine.load(path, { determinism: 'fast', ...adapter });
    try {
      environment.stderr.write(`${judge.file.name}: rating ${labelled.replies.length} replies.\n`);
      const record = await measureJudge(judge, labelled, instrument, {
        seed: SEED,
        confidence: CONFIDENCE,
        signal: interrupts.signal,
      });
      environment.stdout.write(
        options.json
          ? `${JSON.stringify({ judge: record, minAgreement: leastAgreement(), usable: isUsable(record) })}\n`
          : `${judgeText(record).join('\n')}\n`,
      );
    } finally {
      await judge.close().catch(() => undefined);
    }
    return EXIT_CODES.ok.code;
  } catch (thrown) {
    if (interrupts.signal.aborted) return EXIT_CODES.paused.code;
    throw thrown;
  } finally {
    interrupts.dispose();
  }
}

function leastAgreement(): number {
  return judgeSchema.parse({ subject: 'none' }).minAgreement;
}

function isUsable({ overall }: JudgeRecord): boolean {
  return overall.quadraticKappa !== null && overall.quadraticKappa.estimate >= leastAgreement();
}

function judgeText(record: JudgeRecord): string[] {
  const { name, quantization, labelled, overall, scales, confidence, offOption, unrated } = record;
  const least = leastAgreement().toFixed(2);
  const verdict = isUsable(record)
    ? `It can be used as a judge: its quadratically weighted kappa is at least ${least}.`
    : `It cannot be used as a judge: its quadratically weighted kappa is ${overall.quadraticKappa?.estimate.toFixed(2) ?? 'undefined'}, and at least ${least} is asked for.`;
  return [
    `Judge ${name} ${quantization} on ${labelled.replies} labelled replies (${labelled.id})`,
    ...wrapped(
      `Its most likely level against the label. In brackets: ${Math.round(confidence * 100)}% intervals over replies.`,
      WIDTH,
    ),
    '',
    ...textTable(COLUMNS, [
      ['all', ...cellsOf(overall)],
      ...Object.entries(scales).map(([scale, figures]) => [scale, ...cellsOf(figures)]),
    ]),
    '',
    ...wrapped(
      `Probability outside the ratings: ${offOption.toFixed(2)}.${unrated === 0 ? '' : ` Replies without a rating: ${unrated}.`}`,
      WIDTH,
    ),
    ...wrapped(verdict, WIDTH),
  ];
}

const COLUMNS = [
  { heading: 'Scale' },
  { heading: 'Replies', align: 'right' as const },
  { heading: 'Kappa, quadratic' },
  { heading: "Spearman's rho" },
  { heading: 'Mean error' },
  { heading: 'Exact' },
  { heading: 'Within one' },
];

function cellsOf(figures: AgreementFigures): string[] {
  return [
    String(figures.replies),
    figureText(figures.quadraticKappa),
    figureText(figures.spearman),
    figureText(figures.meanAbsoluteError),
    figureText(figures.exact),
    figureText(figures.withinOne),
  ];
}

function figureText(figure: JudgedFigure | null): string {
  if (figure === null) return 'undefined';
  const { estimate, low, high } = figure;
  return low === null || high === null
    ? round(estimate)
    : `${round(estimate)} [${round(low)}, ${round(high)}]`;
}

/** Two decimals, without the sign of a zero. */
function round(value: number): string {
  return value.toFixed(2).replace(/^-(0\.00)$/, '$1');
}
