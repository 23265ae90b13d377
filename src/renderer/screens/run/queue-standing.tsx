import { Play } from 'lucide-react';
import type { Queue } from '../../../shared/contract/runs.js';
import { useAction } from '../../api/hooks.js';
import { Button } from '../../ui/button.js';
import { heldWords, threadLimitWords } from './held-words.js';
import styles from './queue-standing.module.css';

/** Why the queue stands still, from when it goes on, and how it is held back; nothing where it runs freely. */
export function QueueStanding({ queue }: { readonly queue: Pick<Queue, 'held' | 'threadLimit'> }) {
  const { held, threadLimit } = queue;
  const start = useAction('runs.startQueue');
  if (held === null && threadLimit === null) return null;
  return (
    <div className={styles.standing}>
      <div role="status">
        {held !== null && <p>{heldWords(held)}</p>}
        {threadLimit !== null && <p className={styles.soft}>{threadLimitWords(threadLimit)}</p>}
      </div>
      {held?.reason === 'reopened' && (
        <Button icon={<Play />} busy={start.isPending} onClick={() => start.mutate({})}>
          Start the queue
        </Button>
      )}
    </div>
  );
}
