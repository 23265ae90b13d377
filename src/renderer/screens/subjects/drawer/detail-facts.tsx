import type { SubjectDetail } from '../../../../shared/contract/subjects.js';
import { SUBJECT_STORE_NAMES } from '../../../../shared/domain/subject-source.js';
import { formatBytes, formatCount, formatDate } from '../../../formatting/numbers.js';
import type { Fact } from '../../../ui/fact-list.js';
import { MiddleText } from '../../../ui/middle-text.js';
import { bitsWords, parameterWords, speedWords } from '../model/subject-words.js';

const NOT_NAMED = 'not named in the file';

/** What the file says of the model in it. */
export function modelFacts({ summary, ...detail }: SubjectDetail): readonly Fact[] {
  return [
    ['Family', summary.family ?? NOT_NAMED],
    ['Architecture', summary.architecture],
    [
      'Weights',
      summary.parameters === null
        ? NOT_NAMED
        : `${parameterWords(summary.parameters)} (${formatCount(summary.parameters)})`,
    ],
    [
      'Quantization',
      [summary.quantization, bitsWords(summary.bitsPerWeight)].filter((part) => part !== '').join(', '),
    ],
    ['How it was quantized', detail.quantizationMethod ?? NOT_NAMED],
    ['Context', `${formatCount(summary.contextLength)} tokens`],
    ['Tokenizer', `${detail.tokenizer}, ${formatCount(detail.vocabularySize)} tokens`],
    ['Speed', speedWords(summary.speed)],
    ['Licence', summary.licence ?? NOT_NAMED],
  ];
}

/** Where the file came from, as far as its place tells, and what it says of that itself. */
export function sourceFacts({ summary: { source, alsoAt }, origin }: SubjectDetail): readonly Fact[] {
  const facts: (Fact | null)[] = [
    ['Found in', SUBJECT_STORE_NAMES[source.store]],
    source.repository === null ? null : ['Repository', source.repository],
    source.revision === null ? null : ['Commit', <code key="commit">{source.revision}</code>],
    source.tag === null || source.repository === null
      ? null
      : [source.store === 'ollama' ? 'Tag' : 'Name there', source.tag],
    fact('Made by', [origin.organisation]),
    fact('Quantized by', [origin.quantizedBy]),
    fact(
      'Base model',
      origin.baseModels.map(({ name, organisation }) =>
        [name ?? 'not named', organisation].filter((part) => part !== null).join(', '),
      ),
    ),
    fact('Languages', origin.languages),
    fact('Addresses in the file', [...origin.addresses, origin.licenceAddress]),
    alsoAt.length === 0 ? null : ['The same bytes at', <Paths key="also" paths={alsoAt} />],
  ];
  return facts.filter((one) => one !== null);
}

/** A fact of what is known of it; null where nothing is. Addresses stand as text: whoever wrote the file chose them. */
function fact(name: string, parts: readonly (string | null)[]): Fact | null {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : [name, known.join(', ')];
}

/** The file itself. */
export function fileFacts({ summary, ...detail }: SubjectDetail): readonly Fact[] {
  return [
    [detail.files.length > 1 ? 'Paths' : 'Path', <Paths key="paths" paths={detail.files} />],
    ['SHA-256', <code key="hash">{detail.sha256}</code>],
    ['Size', formatBytes(summary.bytes)],
    ['Tensors', formatCount(detail.tensors)],
    ['Changed', formatDate(detail.modifiedAt)],
  ];
}

function Paths({ paths }: { readonly paths: readonly string[] }) {
  return (
    <>
      {paths.map((path) => (
        <div key={path}>
          <MiddleText text={path} monospace />
        </div>
      ))}
    </>
  );
}
