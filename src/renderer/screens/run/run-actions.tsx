import { CircleStop, Ellipsis, Pause, Play, Zap } from 'lucide-react';
import { useState } from 'react';
import type { StudySummary } from '../../../shared/contract/studies.js';
import { useAction } from '../../api/hooks.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { IconButton } from '../../ui/icon-button.js';
import { LinkButton } from '../../ui/link-button.js';
import { Menu } from '../../ui/menu.js';
import { heldStartWords } from './held-words.js';
import type { RunStanding, RunView } from './run-view.js';

const START_WORDS: Partial<Record<RunStanding, string>> = {
  planned: 'Run',
  stopped: 'Resume',
  failed: 'Try again',
};

/** What can be done with a run in its standing. */
export function RunActions({
  study,
  standing,
  held,
}: {
  readonly study: StudySummary;
  readonly standing: RunStanding;
  readonly held: RunView['held'];
}) {
  const start = useAction('runs.start');
  const pause = useAction('runs.pause');
  const [asking, setAsking] = useState(false);
  const input = { study: study.id };
  const startWords = standing === 'held' ? heldStartWords(held, study.responses) : START_WORDS[standing];
  const open = standing === 'running' || standing === 'pausing';
  if (study.origin !== null) {
    return (
      <>
        <p>Imported: it is only read.</p>
        <LinkButton href={`#/results/${study.id}`} variant="primary">
          Read the results
        </LinkButton>
      </>
    );
  }
  const givesUp = open || standing === 'waiting' || standing === 'held' || standing === 'stopped';
  return (
    <>
      {study.responses > 0 && (
        <LinkButton
          href={`#/results/${study.id}`}
          variant={standing === 'complete' ? 'primary' : 'secondary'}
        >
          {standing === 'complete' ? 'Read the results' : 'Results so far'}
        </LinkButton>
      )}
      {open && (
        <Button
          icon={<Pause />}
          busy={standing === 'pausing' || pause.isPending}
          onClick={() => pause.mutate(input)}
        >
          {standing === 'pausing' ? 'Pausing' : 'Pause'}
        </Button>
      )}
      {standing === 'waiting' && (
        <Button busy={pause.isPending} onClick={() => pause.mutate(input)}>
          Leave the queue
        </Button>
      )}
      {startWords !== undefined && (
        <Button variant="primary" icon={<Play />} busy={start.isPending} onClick={() => start.mutate(input)}>
          {startWords}
        </Button>
      )}
      {givesUp && <GiveUpMenu open={open} study={study} onCancel={() => setAsking(true)} />}
      <CancelDialog study={study} open={asking} onOpenChange={setAsking} />
    </>
  );
}

function GiveUpMenu({
  study,
  open,
  onCancel,
}: {
  readonly study: StudySummary;
  readonly open: boolean;
  readonly onCancel: () => void;
}) {
  const stopEngine = useAction('runs.stopEngine');
  return (
    <Menu
      trigger={<IconButton label="More for this run" icon={<Ellipsis />} />}
      items={[
        { label: 'Cancel the run', icon: <CircleStop />, danger: true, onSelect: onCancel },
        {
          label: 'End the engine, if it hangs',
          icon: <Zap />,
          disabled: !open,
          onSelect: () => stopEngine.mutate({ study: study.id }),
        },
      ]}
    />
  );
}

function CancelDialog({
  study,
  open,
  onOpenChange,
}: {
  readonly study: StudySummary;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const cancel = useAction('runs.cancel');
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="small"
      title={`Cancel the run of ${study.name}`}
      description="It is marked as given up. Its responses are kept, and it can be gone on with all the same. To stop for a while, pause it."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Keep it</Button>
          <Button
            variant="danger"
            busy={cancel.isPending}
            onClick={() => cancel.mutate({ study: study.id }, { onSettled: () => onOpenChange(false) })}
          >
            Cancel the run
          </Button>
        </>
      }
    />
  );
}
