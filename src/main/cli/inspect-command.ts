import { join } from 'node:path';
import type { Speed } from '../../shared/contract/subjects.js';
import { availableMemory } from '../engine/gguf/available-memory.js';
import type { Graphics } from '../engine/graphics.js';
import { SpeedFile } from '../laboratory/subjects/speed-file.js';
import { describeSubject } from '../subjects/describe-subject.js';
import type { FoundSubject } from '../subjects/found-subject.js';
import { subjectSpeed } from '../subjects/knowledge/speed.js';
import { readSubjectKnowledge, type SubjectKnowledge } from '../subjects/knowledge/subject-knowledge.js';
import { chosenDataFolder } from './data-store.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { bytes, count, counted, rate } from './quantities.js';

export interface InspectCommandOptions {
  readonly data?: string;
  readonly json: boolean;
}

/** What is told of a subject. */
interface Inspected {
  readonly subject: FoundSubject;
  readonly knowledge: SubjectKnowledge;
  readonly speed: Speed | null;
}

/**
 * Says all that is known of a subject: from its header, from this machine, and from the speeds that were measured on it. Reads
 * the whole file for its identity and loads nothing.
 */
export async function inspectCommand(
  environment: Environment,
  reference: string,
  options: InspectCommandOptions,
  readGraphics: () => Promise<Graphics | null> = askLlama,
): Promise<number> {
  const { path, adapter } = await environment.resolveSubject(reference, environment.workingDirectory);
  const file = await (await environment.engine()).inspect(path, adapter);
  const freeBytes = await availableMemory();
  const subject = { ...(await describeSubject(path, freeBytes)), sha256: file.sha256 };
  const knowledge = await readSubjectKnowledge(path, {
    freeBytes,
    adapterBytes: file.adapter?.bytes ?? 0,
    graphics: await readGraphics(),
  });
  const measurements = await speeds(environment, options.data).measurements();
  const speed = subjectSpeed(subject, measurements, { gpu: 'auto', threads: null });
  const inspected = { subject, knowledge, speed };
  environment.stdout.write(
    options.json
      ? `${JSON.stringify({ ...subject, ...knowledge, speed })}\n`
      : `${text(inspected).join('\n')}\n`,
  );
  return EXIT_CODES.ok.code;
}

/** What went wrong with the measured speeds goes to standard error. */
function speeds(environment: Environment, folder: string | undefined): SpeedFile {
  return new SpeedFile(join(chosenDataFolder(environment, folder), 'speeds.json'), (name, payload) => {
    if (name === 'notice' && 'text' in payload) environment.stderr.write(`${payload.text}\n`);
  });
}

async function askLlama(): Promise<Graphics | null> {
  const { readGraphics } = await import('../engine/graphics.js');
  return readGraphics();
}

function text({ subject, knowledge, speed }: Inspected): string[] {
  const rows = [
    ...identityRows(subject),
    ...quantizationRows(subject, knowledge),
    ...chatRows(knowledge),
    ...originRows(subject, knowledge),
    ...machineRows(subject, knowledge),
    ['Speed', speedText(speed)],
  ] as const;
  const width = Math.max(...rows.map(([what]) => what.length));
  return rows.map(([what, value]) => `${what.padEnd(width)}  ${value}`);
}

type Row = readonly [what: string, value: string];

function identityRows(subject: FoundSubject): Row[] {
  return [
    ['Name', subject.name],
    ['File', subject.path],
    ['SHA-256', subject.sha256 ?? ''],
    ['Architecture', subject.architecture],
    ['Parameters', subject.parameters === null ? 'unknown' : count(subject.parameters)],
    ['Context', `${count(subject.contextLength)} tokens`],
  ];
}

function quantizationRows(
  { quantization, bitsPerWeight }: FoundSubject,
  { quantizationMethod, tensorTypes }: SubjectKnowledge,
): Row[] {
  const bits = bitsPerWeight === null ? '' : `, ${bitsPerWeight.toFixed(2)} bits a weight`;
  const types = tensorTypes.map(
    ({ type, tensors, bytes: size }) => `${type} (${counted(tensors, 'tensor')}, ${bytes(size)})`,
  );
  return [
    ['Quantization', `${quantization}${bits}`],
    ['Method', quantizationMethod ?? 'the file does not say'],
    ['Tensor types', types.join(', ')],
  ];
}

const SYSTEM_ROLES: Readonly<Record<SubjectKnowledge['systemRole'], string>> = {
  native: 'in a system role of its own',
  'folded-into-user': 'folded into the first user turn: the template has no system role',
  'no-template': 'as a paragraph before the question: the file has no chat template',
};

function chatRows({ chatTemplateProblem, systemRole, thinking, tokenizer }: SubjectKnowledge): Row[] {
  return [
    ['System prompt', chatTemplateProblem ?? SYSTEM_ROLES[systemRole]],
    ['Thinking', thinking ? 'can think before it answers' : 'none that its template shows'],
    ['Tokenizer', tokenizer],
  ];
}

function originRows({ licence, source }: FoundSubject, { origin }: SubjectKnowledge): Row[] {
  const bases = origin.baseModels.map(({ name, address }) => [name, address].filter(Boolean).join(' '));
  const known: (readonly [string, string | null])[] = [
    ['Licence', licence],
    ['Languages', origin.languages.join(', ')],
    ['Organisation', origin.organisation],
    ['Source', origin.addresses.join(', ')],
    ['Made from', bases.join(', ')],
    ['Found as', source.repository],
  ];
  return known.flatMap(([what, value]) => (value === null || value === '' ? [] : [[what, value] as const]));
}

function machineRows({ fitMessage }: FoundSubject, { memory, gpu }: SubjectKnowledge): Row[] {
  const { lanes, contextSize, weightsBytes, cacheBytes, computeBytes, totalBytes } = memory;
  const parts = `weights ${bytes(weightsBytes)}, context ${bytes(cacheBytes)}, work space ${bytes(computeBytes)}`;
  return [
    [
      'Memory',
      `${bytes(totalBytes)} with ${counted(lanes, 'lane')} of ${count(contextSize)} tokens (${parts})`,
    ],
    ['Fits', fitMessage ?? 'yes'],
    [
      'Graphics',
      gpu === null
        ? 'none found'
        : `${gpu.device}: ${gpu.fittingLayers} of ${counted(gpu.layers, 'layer')} fit ${bytes(gpu.freeBytes)} free of ${bytes(gpu.totalBytes)}`,
    ],
  ];
}

function speedText(speed: Speed | null): string {
  if (speed === null) return 'unknown until a study has run here';
  const { readouts, tokens, basis } = speed;
  const rates = [
    ...(readouts === null ? [] : [`${rate(readouts)} readouts`]),
    ...(tokens === null ? [] : [`${rate(tokens)} tokens`]),
  ];
  return `${rates.join(', ')} (${basis})`;
}
