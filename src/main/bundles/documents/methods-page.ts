import type { Methods } from '../../../shared/contract/report.js';
import { inline } from './markdown.js';

/** `methods.md`: a methods section to be taken over into a paper, as Markdown. */
export function methodsPage({ paragraphs, references, limits }: Methods): string {
  const lines = [
    '# Methods',
    '',
    'Made from the locked plan by Mettle, to be taken over and shortened at will.',
    '',
    ...paragraphs.flatMap((paragraph) => [inline(paragraph), '']),
    '## Limits',
    '',
    ...limits.map((limit) => `- ${inline(limit)}`),
    '',
    '## References',
    '',
    ...references.map((reference) => `- ${inline(reference)}`),
  ];
  return `${lines.join('\n')}\n`;
}
