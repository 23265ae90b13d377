import type { DocumentKind, DocumentProblem } from '../../../shared/contract/library.js';
import type { PlacedFinding } from '../../../shared/contract/lint.js';
import { useClient } from '../../api/hooks.js';
import { useCheck, type Check } from './use-check.js';

/** What was found of a document's text. */
export interface DocumentFaults {
  readonly problems: readonly DocumentProblem[];
  /** What the linter says of an instrument without problems. */
  readonly findings: readonly PlacedFinding[];
}

/** Checks a document's text while it is written; its `key` is the text that was looked at. */
export function useDocumentCheck(kind: DocumentKind, text: string): Check<DocumentFaults> | null {
  const client = useClient();
  return useCheck(text, async () => {
    const { problems } = await client.call('documents.check', { kind, text });
    if (kind !== 'instrument' || problems.length > 0) return { problems, findings: [] };
    const { findings } = await client.call('instruments.lint', { text });
    return { problems, findings };
  });
}
