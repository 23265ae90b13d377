import {
  createScanner,
  findNodeAtLocation,
  getNodePath,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import type { DocumentProblem } from '../../../shared/contract/library.js';
import { placeOf } from '../../studies/issue-problems.js';

/** Deeper than any document of Mettle's, and shallow enough for a parser that calls itself. */
const DEEPEST = 64;
/** One slip makes a parser stumble over what follows it too. */
const MOST_SYNTAX_PROBLEMS = 3;

const SYNTAX_MESSAGES: Readonly<Record<string, string>> = {
  InvalidNumberFormat: 'this is no number as JSON writes one',
  PropertyNameExpected: 'the name of a property, in double quotes, is expected here',
  ValueExpected: 'a value is expected here',
  ColonExpected: 'a colon is expected here',
  CommaExpected: 'a comma is expected here',
  CloseBraceExpected: 'a closing brace } is expected here',
  CloseBracketExpected: 'a closing bracket ] is expected here',
  EndOfFileExpected: 'the document is at its end before this',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments, and this one has no end',
  UnexpectedEndOfString: 'the closing quote of this text is missing',
  UnexpectedEndOfNumber: 'this number is not complete',
  InvalidUnicode: 'four hexadecimal digits are expected after \\u',
  InvalidEscapeCharacter: 'a backslash stands before a character that needs none',
  InvalidCharacter: 'a control character, such as a line end, is not allowed in a text',
};

/** A JSON document as someone wrote it, in which the places of its values can be found again. */
export interface JsonText {
  /** What the text says; undefined where it is not JSON. */
  readonly value: unknown;
  /** Slips that keep the text from being JSON, and names that one object has twice. */
  readonly problems: readonly DocumentProblem[];
  /** A problem at a path within the document; where nothing stands at the path, at what would hold it. */
  problemAt(path: readonly PropertyKey[], message: string): DocumentProblem;
}

/** Reads a text that should be JSON. Lines and columns count from 1, columns in UTF-16 units. A byte-order mark is passed over. */
export function readJsonText(text: string): JsonText {
  const content = text.replace(/^\uFEFF/, '');
  const lines = lineStarts(content);
  const problem = (offset: number, place: string, message: string): DocumentProblem => ({
    ...positionAt(lines, offset),
    place,
    message,
  });
  const unread = (problems: DocumentProblem[]): JsonText => ({
    value: undefined,
    problems,
    problemAt: (path, message) => problem(0, placeOf(path), message),
  });
  const unreadable = unreadableCharacter(content);
  if (unreadable !== null) return unread([problem(unreadable.offset, '', unreadable.message)]);
  if (content.trim() === '') return unread([problem(0, '', 'the file is empty')]);
  const tooDeep = deeperThan(content, DEEPEST);
  if (tooDeep !== null) {
    return unread([problem(tooDeep, '', `nothing is nested more than ${DEEPEST} levels deep`)]);
  }
  const errors: ParseError[] = [];
  const root = parseTree(content, errors, { disallowComments: true, allowTrailingComma: false });
  if (errors.length > 0 || root === undefined) {
    return unread(
      errors.slice(0, MOST_SYNTAX_PROBLEMS).map(({ error, offset, length }) => {
        const code = printParseErrorCode(error);
        const message =
          code === 'InvalidSymbol'
            ? symbolMessage(content.slice(offset, offset + length))
            : (SYNTAX_MESSAGES[code] ?? 'this is not JSON');
        return problem(offset, '', message);
      }),
    );
  }
  const value = parse(content);
  if (value === undefined) return unread([problem(0, '', 'this is not JSON')]);
  return {
    value,
    problems: [
      ...repeatedNames(root).map(({ offset, path, name }) =>
        problem(offset, placeOf(path), `the name ${JSON.stringify(name)} stands twice in one object`),
      ),
      ...endlessNumbers(root).map((node) =>
        problem(node.offset, placeOf(getNodePath(node)), 'this number is larger than any that can be held'),
      ),
    ],
    problemAt: (path, message) => problem(nodeAt(root, path).offset, placeOf(path), message),
  };
}

/** Bytes that are no UTF-8 were replaced when the file was read; other encodings leave such marks behind. */
function unreadableCharacter(content: string): { readonly offset: number; readonly message: string } | null {
  const offset = content.search(/[\0\uFFFD]/);
  if (offset === -1) return null;
  return {
    offset,
    message:
      content[offset] === '\0'
        ? 'there is a NUL character here: the file is damaged, or not in UTF-8'
        : 'a character cannot be read here: the file is not in UTF-8, so save it as UTF-8 again',
  };
}

function symbolMessage(symbol: string): string {
  const shown = JSON.stringify(symbol.length > 20 ? `${symbol.slice(0, 17)}...` : symbol);
  if (/^[-+]?(nan|inf|infinity)$/i.test(symbol)) return `JSON has no number ${shown}`;
  if (/^(true|false|null|none)$/i.test(symbol)) {
    const word = symbol.toLowerCase();
    return `JSON writes ${word === 'none' ? 'null' : word}, not ${shown}`;
  }
  if (/^['\u2018-\u201F\u00AB\u00BB]/.test(symbol)) return `${shown}: text stands in straight double quotes`;
  return `${shown} is no JSON value: text stands in double quotes`;
}

/** Numbers such as 1e999, which read as infinite. */
function endlessNumbers(node: Node): Node[] {
  const own = node.type === 'number' && !Number.isFinite(node.value) ? [node] : [];
  return [...own, ...(node.children ?? []).flatMap(endlessNumbers)];
}

/** Undefined where the text is not JSON; JSON has no value that is undefined. */
function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    // The tree's parser is a little more lenient; the caller says that this is no JSON.
    return undefined;
  }
}

/** Where nesting first exceeds a depth, or null. Looks at one token after the other. */
function deeperThan(content: string, most: number): number | null {
  const scanner = createScanner(content, true);
  let depth = 0;
  while (scanner.getPosition() < content.length) {
    scanner.scan();
    const start = scanner.getTokenOffset();
    const first = content[start];
    if (first === '{' || first === '[') depth += 1;
    if (first === '}' || first === ']') depth -= 1;
    if (depth > most) return start;
  }
  return null;
}

/** The node at a path, or the nearest above it that is there. */
function nodeAt(root: Node, path: readonly PropertyKey[]): Node {
  const segments = path.map((part) => (typeof part === 'number' ? part : String(part)));
  for (let length = segments.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, segments.slice(0, length));
    if (node !== undefined) return node;
  }
  return root;
}

interface RepeatedName {
  readonly offset: number;
  readonly path: readonly (string | number)[];
  readonly name: string;
}

function repeatedNames(node: Node, path: readonly (string | number)[] = []): RepeatedName[] {
  const children = node.children ?? [];
  if (node.type === 'array')
    return children.flatMap((child, index) => repeatedNames(child, [...path, index]));
  if (node.type !== 'object') return [];
  const seen = new Set<string>();
  return children.flatMap((property) => {
    const [key, value] = property.children ?? [];
    const name = String(key?.value);
    const repeated = seen.has(name);
    seen.add(name);
    return [
      ...(repeated ? [{ offset: property.offset, path, name }] : []),
      ...(value === undefined ? [] : repeatedNames(value, [...path, name])),
    ];
  });
}

function lineStarts(content: string): number[] {
  const starts = [0];
  for (const match of content.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

function positionAt(lines: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 };
}
