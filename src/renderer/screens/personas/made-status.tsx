import { ErrorNote } from '../../ui/error-note.js';
import { LoadingNote } from '../../ui/loading-note.js';
import type { MadeTexts } from './use-made-texts.js';

/** That texts are being made, or why there are none. */
export function MadeStatus({ made }: { readonly made: MadeTexts }) {
  if (made.pending) return <LoadingNote text="Making the texts" />;
  if (made.error !== null) return <ErrorNote error={made.error} />;
  if (made.problems.length === 0) return null;
  return (
    <ul role="alert">
      {made.problems.map((problem) => (
        <li key={problem}>{problem}</li>
      ))}
    </ul>
  );
}
