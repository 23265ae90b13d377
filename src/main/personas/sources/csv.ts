import type { DocumentProblem } from '../../../shared/contract/library.js';
import { personaFileSchema, type PersonaFile, type Wording } from '../../../shared/domain/persona.js';
import { identifierSchema, languageSchema } from '../../../shared/domain/text.js';
import { readCsv, type CsvField } from './csv-rows.js';
import { problemAt, toldProblems } from './table-problems.js';
import type { InstrumentsAtHand } from './trait-targets.js';

const PLAIN_COLUMNS = ['id', 'name', 'wording', 'type', 'kind', 'reason'] as const;
type PlainColumn = (typeof PLAIN_COLUMNS)[number];
/** The language of a column that is called `text` alone. */
const LANGUAGE = 'en';
const TYPE = /^[EI][SN][TF][JP]$/;

/** What a table is read into; `file` is null where there are problems. */
export interface CsvPersonas {
  readonly file: PersonaFile | null;
  readonly problems: readonly DocumentProblem[];
}

/**
 * Reads a table of personas and roles. The first row names the columns: `id`, `name`, and `text` (English) or `text.<language>`;
 * optional are `wording`, `type`, `kind` (`persona` or `role`), `reason` (of a role) and target columns
 * `target:<instrument>.<scale>` with numbers from 0 (low pole) to 1 (high pole). Rows with one id are wordings of one text: what
 * is empty in a later row is taken from the first. Problems, at most 200 in the table's order, name line, column and, as
 * `place`, the column's name; targets on instruments that are not at hand are left alone.
 */
export function personasFromCsv(
  text: string,
  naming: { readonly id: string; readonly name: string; readonly licence?: string },
  instruments: InstrumentsAtHand,
): CsvPersonas {
  const { rows, faults } = readCsv(text);
  const problems: DocumentProblem[] = faults.map((fault) => ({ ...fault, place: '' }));
  const [header, ...body] = rows;
  if (header === undefined)
    return refused([...problems, { line: 1, column: 1, place: '', message: 'the table is empty' }]);
  const columns = readHeader(header, instruments, problems);
  if (problems.length > 0) return refused(problems);
  if (body.length === 0) {
    return refused([
      {
        line: header[0]?.line ?? 1,
        column: 1,
        place: '',
        message: 'no row follows the names of the columns',
      },
    ]);
  }
  const texts = new Map<string, TextOfRows>();
  for (const fields of body) addRow(texts, columns, fields, problems);
  if (problems.length > 0) return refused(problems);
  const all = [...texts.values()];
  const conditioning = ({ id, name, wordings }: TextOfRows) => ({ id, name, wordings });
  const file = personaFileSchema.parse({
    schemaVersion: 1,
    id: naming.id,
    name: naming.name,
    licence: naming.licence ?? 'unknown',
    citation: `Read from a table: ${naming.name}.`,
    personas: all
      .filter(({ kind }) => kind === 'persona')
      .map((entry) => ({
        ...conditioning(entry),
        ...(entry.type === '' ? {} : { type: entry.type }),
        targets: entry.targets,
      })),
    roles: all
      .filter(({ kind }) => kind === 'role')
      .map((entry) => ({ ...conditioning(entry), reason: entry.reason })),
  });
  return { file, problems: [] };
}

function refused(problems: readonly DocumentProblem[]): CsvPersonas {
  return { file: null, problems: toldProblems(problems) };
}

type Column = { readonly name: string } & (
  | { readonly holds: PlainColumn }
  | { readonly holds: 'translation'; readonly language: string }
  | { readonly holds: 'target'; readonly instrument: string; readonly scale: string }
);

function readHeader(
  header: readonly CsvField[],
  instruments: InstrumentsAtHand,
  problems: DocumentProblem[],
): (Column | null)[] {
  const seen = new Set<string>();
  const columns = header.map((field): Column | null => {
    const name = field.value.trim();
    const column = readColumn(name, instruments);
    const message = seen.has(name) ? 'stands twice' : typeof column === 'string' ? column : null;
    seen.add(name);
    if (message !== null) problems.push(problemAt(field, name, message));
    return typeof column === 'string' ? null : column;
  });
  const missing = (['id', 'name'] as const).filter((name) => !seen.has(name)) as string[];
  if (![...seen].some((name) => /^text(\.|$)/.test(name))) missing.push('text');
  for (const name of missing) problems.push(problemAt(header[0], name, 'is a column that the table needs'));
  return columns;
}

/** The column, or what is wrong with its name. */
function readColumn(name: string, instruments: InstrumentsAtHand): Column | string {
  const plain = PLAIN_COLUMNS.find((known) => known === name);
  if (name === 'text') return { name, holds: 'translation', language: LANGUAGE };
  if (plain !== undefined) return { name, holds: plain };
  const language = /^text\.(.+)$/.exec(name)?.[1];
  if (language !== undefined) {
    return languageSchema.safeParse(language).success
      ? { name, holds: 'translation', language }
      : 'must end in a language tag such as "en" or "pt-br"';
  }
  if (!name.startsWith('target:')) {
    return `is not a column that is known: choose from ${PLAIN_COLUMNS.join(', ')}, text, text.<language>, target:<instrument>.<scale>`;
  }
  return readTargetColumn(name, instruments);
}

/** Instruments and scales may have dots in their names, so that an instrument at hand decides where its name ends. */
function readTargetColumn(name: string, instruments: InstrumentsAtHand): Column | string {
  const rest = name.slice('target:'.length);
  const known = [...instruments.values()].find(({ id }) => rest.startsWith(`${id}.`));
  const instrument = known?.id ?? rest.slice(0, Math.max(0, rest.lastIndexOf('.')));
  const scale = rest.slice(instrument.length + 1);
  if (!identifierSchema.safeParse(instrument).success || !identifierSchema.safeParse(scale).success) {
    return 'must be target:<instrument>.<scale>';
  }
  if (known !== undefined && !known.scales.some(({ id }) => id === scale)) {
    return `names a scale that the instrument does not have: choose one of ${known.scales.map(({ id }) => id).join(', ')}`;
  }
  return { name, holds: 'target', instrument, scale };
}

/** What the rows with one id come to. */
interface TextOfRows {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly type: string;
  readonly reason: string;
  readonly wordings: Wording[];
  readonly targets: Record<string, Record<string, number>>;
}

/** One row's fields by column, trimmed. */
class Row {
  constructor(
    readonly columns: readonly (Column | null)[],
    readonly fields: readonly CsvField[],
    readonly problems: DocumentProblem[],
  ) {}

  value(name: PlainColumn): string {
    return this.#of(name)?.value.trim() ?? '';
  }

  /** Where the row lacks the field, its first one is named. */
  fault(name: string, message: string): void {
    this.problems.push(problemAt(this.#of(name) ?? this.fields[0], name, message));
  }

  /** The fields that are not empty, with their columns. */
  filled(): { column: Column; text: string }[] {
    return this.columns.flatMap((column, index) => {
      const text = this.fields[index]?.value.trim() ?? '';
      return column === null || text === '' ? [] : [{ column, text }];
    });
  }

  #of(name: string): CsvField | undefined {
    return this.fields[this.columns.findIndex((column) => column?.name === name)];
  }
}

function addRow(
  texts: Map<string, TextOfRows>,
  columns: readonly (Column | null)[],
  fields: readonly CsvField[],
  problems: DocumentProblem[],
): void {
  const row = new Row(columns, fields, problems);
  const extra = fields.slice(columns.length).find(({ value }) => value.trim() !== '');
  if (extra !== undefined) {
    problems.push(
      problemAt(extra, '', `the row has ${fields.length} fields, and the table ${columns.length} columns`),
    );
  }
  const id = row.value('id');
  const idFault = identifierSchema.safeParse(id).error?.issues[0]?.message;
  if (idFault !== undefined) return row.fault('id', idFault);
  const first = texts.get(id);
  const text = first ?? beginText(row, id);
  if (first === undefined) texts.set(id, text);
  else refuseOther(row, first);
  addTargets(row, text, first === undefined);
  addWording(row, text);
}

function beginText(row: Row, id: string): TextOfRows {
  const name = row.value('name');
  const kind = row.value('kind') || 'persona';
  const type = row.value('type');
  const reason = row.value('reason');
  if (name === '') row.fault('name', 'must not be empty in the first row of an id');
  if (kind !== 'persona' && kind !== 'role') row.fault('kind', 'must be "persona" or "role"');
  if (type !== '' && !TYPE.test(type)) row.fault('type', 'must be a type such as "INTP"');
  if (kind === 'role' && reason === '') row.fault('reason', 'must not be empty for a role');
  if (kind === 'role' && type !== '') row.fault('type', 'must be empty for a role');
  return { id, name, kind, type, reason, wordings: [], targets: {} };
}

/** A later row may leave out what the first says, but not say something else. */
function refuseOther(row: Row, first: TextOfRows): void {
  for (const name of ['name', 'kind', 'type', 'reason'] as const) {
    const value = row.value(name);
    if (value !== '' && value !== first[name]) {
      row.fault(
        name,
        `must be ${JSON.stringify(first[name])} or empty, as in the first row of "${first.id}"`,
      );
    }
  }
}

function addTargets(row: Row, { id, kind, targets }: TextOfRows, isFirst: boolean): void {
  for (const { column, text } of row.filled()) {
    if (column.holds !== 'target') continue;
    const share = Number(text);
    const present = targets[column.instrument]?.[column.scale];
    if (!/^\d*\.?\d+$/.test(text) || share > 1)
      row.fault(column.name, 'must be a number from 0 to 1, with a decimal point');
    else if (kind === 'role') row.fault(column.name, 'must be empty for a role');
    else if (isFirst) targets[column.instrument] = { ...targets[column.instrument], [column.scale]: share };
    else if (share !== present) {
      row.fault(
        column.name,
        `must be ${present ?? 'empty'}${present === undefined ? '' : ' or empty'}, as in the first row of "${id}"`,
      );
    }
  }
}

function addWording(row: Row, { id, wordings }: TextOfRows): void {
  const wording = row.value('wording') || (wordings.length === 0 ? 'plain' : `plain-${wordings.length + 1}`);
  const fault = identifierSchema.safeParse(wording).error?.issues[0]?.message;
  if (fault !== undefined) row.fault('wording', fault);
  if (wordings.some((known) => known.id === wording))
    row.fault('wording', `"${wording}" of "${id}" is used twice`);
  const text: Record<string, string> = {};
  for (const { column, text: words } of row.filled()) {
    if (column.holds !== 'translation') continue;
    if (text[column.language] !== undefined)
      row.fault(column.name, `is a second text in language "${column.language}"`);
    if (wordings.some((known) => known.text[column.language] === words)) {
      row.fault(column.name, `has the text of another wording of "${id}"`);
    }
    text[column.language] = words;
  }
  if (Object.keys(text).length === 0) {
    const column = row.columns.find((candidate) => candidate?.holds === 'translation');
    row.fault(column?.name ?? 'text', 'must not be empty');
  }
  wordings.push({ id: wording, heldOut: false, text });
}
