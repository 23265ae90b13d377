import { RotateCcw } from 'lucide-react';
import type { Replay, ResponseDetail } from '../../../shared/contract/responses.js';
import { useAction } from '../../api/hooks.js';
import { formatScore } from '../../formatting/numbers.js';
import { Button } from '../../ui/button.js';
import { CodeBlock } from '../../ui/code-block.js';
import { ErrorNote } from '../../ui/error-note.js';
import { OptionShares } from './option-shares.js';
import { OUTCOME_WORDS } from './response-words.js';

interface ReplayPanelProps {
  readonly study: number;
  readonly id: number;
  readonly stored: ResponseDetail;
}

/** Asks the subject the same again, with the same seed, and lays the answer beside the stored one. */
export function ReplayPanel({ study, id, stored }: ReplayPanelProps) {
  const replay = useAction('responses.replay', { quiet: true });
  return (
    <section aria-label="Replay">
      <h3>Replay this one</h3>
      <p>Loads the subject and asks exactly this again, with the same seed. Nothing is stored.</p>
      <Button
        icon={<RotateCcw size={16} />}
        busy={replay.isPending}
        onClick={() => replay.mutate({ study, id })}
      >
        Replay
      </Button>
      <div aria-live="polite">
        {replay.isError && <ErrorNote error={replay.error} />}
        {replay.isSuccess && <ReplayOutcome replay={replay.data} stored={stored} />}
      </div>
    </section>
  );
}

function ReplayOutcome({ replay, stored }: { readonly replay: Replay; readonly stored: ResponseDetail }) {
  return (
    <>
      <p>
        <strong>{comparison(replay)}</strong> Now: {OUTCOME_WORDS[replay.outcome]}
        {replay.score === null ? '' : `, score ${formatScore(replay.score)}`}.
      </p>
      {replay.text === null ? (
        <OptionShares
          options={stored.options}
          offOption={stored.row.offOption}
          again={replay.options}
          language={stored.row.language}
        />
      ) : (
        <CodeBlock label="Generated now" text={replay.text} language={stored.row.language} wrap />
      )}
      {replay.notes.length > 0 && (
        <ul>
          {replay.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function comparison({ samePrompt, same, largestDifference }: Replay): string {
  if (!samePrompt) return 'The prompt is no longer the same.';
  if (same) return 'The same answer, to the last digit.';
  if (largestDifference !== null) {
    return `Probabilities differ by at most ${largestDifference.toPrecision(2)}.`;
  }
  return 'Another answer.';
}
