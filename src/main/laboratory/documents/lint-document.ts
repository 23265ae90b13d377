import type { DocumentKind, DocumentProblem } from '../../../shared/contract/library.js';
import type { PlacedFinding } from '../../../shared/contract/lint.js';
import { lintInstrument } from '../../instruments/lint/lint-instrument.js';
import type { LintTools } from '../../instruments/lint/finding.js';
import type { Catalogue } from '../../library/catalogue.js';
import { checkDocument } from './check-document.js';
import { readJsonText } from './json-text.js';

/** What a document is, what keeps it from being used, and what a psychometrician would remark on. */
export interface LintedDocument {
  /** Null where the text does not show it. */
  readonly kind: DocumentKind | null;
  readonly id: string | null;
  readonly problems: readonly DocumentProblem[];
  /** Of instruments without problems alone. */
  readonly findings: readonly PlacedFinding[];
}

/** Properties by which a document shows its kind, in the order in which they are looked for. */
const SIGNS: readonly (readonly [kind: DocumentKind, properties: readonly string[]])[] = [
  ['experiments', ['hypotheses', 'cells', 'factors']],
  ['instrument', ['items', 'scales', 'options']],
  ['personas', ['personas', 'roles', 'placebos', 'neutrals']],
  ['templates', ['templates']],
  ['populations', ['attributes', 'from', 'rows']],
];

/** Checks a document of a kind that is told by its content, and lints an instrument. Every place has its line and column. */
export function lintDocument(text: string, catalogue: Catalogue, tools: LintTools): LintedDocument {
  const json = readJsonText(text);
  if (json.value === undefined) return { kind: null, id: null, problems: json.problems, findings: [] };
  const kind = recogniseKind(json.value);
  if (kind === null) {
    const message = Array.isArray(json.value)
      ? 'the file holds a list, and a document is one object in braces'
      : 'the file is no instrument (items), persona file (personas), template file (templates), population (attributes) or experiment (hypotheses)';
    return { kind, id: null, problems: [json.problemAt([], message)], findings: [] };
  }
  const { id, content, problems } = checkDocument(kind, text, catalogue);
  const findings =
    problems.length === 0 && content?.kind === 'instrument'
      ? lintInstrument(content.content, tools).map(({ path, message, ...finding }) => ({
          ...json.problemAt(path, message),
          ...finding,
        }))
      : [];
  return { kind, id, problems, findings };
}

function recogniseKind(value: unknown): DocumentKind | null {
  if (typeof value !== 'object' || value === null) return null;
  const found = SIGNS.find(([, properties]) => properties.some((property) => Object.hasOwn(value, property)));
  return found?.[0] ?? null;
}
