import { Pause, Play, Trash2, X } from 'lucide-react';
import type { Download } from '../../../../shared/contract/downloads.js';
import { useAction } from '../../../api/hooks.js';
import { Button } from '../../../ui/button.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { MiddleText } from '../../../ui/middle-text.js';
import { ProgressBar } from '../../../ui/progress-bar.js';
import { Tag, type TagTone } from '../../../ui/tag.js';
import { checkWords, downloadStateWords, progressWords } from '../model/download-words.js';
import styles from './download-row.module.css';

const TONES: Readonly<Record<Download['state'], TagTone>> = {
  waiting: 'neutral',
  running: 'accent',
  checking: 'accent',
  paused: 'neutral',
  done: 'good',
  failed: 'problem',
};

/** One download: how far it is, what went wrong, and what can be done with it. */
export function DownloadRow({ download }: { readonly download: Download }) {
  const { id, name, path, address, state, doneBytes, totalBytes, error } = download;
  const pause = useAction('downloads.pause');
  const resume = useAction('downloads.resume');
  const remove = useAction('downloads.remove');
  const canPause = state === 'running' || state === 'waiting';
  const canResume = state === 'paused' || state === 'failed';
  const goOn = state === 'failed' ? 'Try again' : 'Go on';
  const takeOff = state === 'done' ? 'Take off the list' : 'Stop and delete';
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <div className={styles.name}>
          <MiddleText text={name} /> <Tag tone={TONES[state]}>{downloadStateWords(state)}</Tag>
        </div>
        <div className={styles.actions}>
          {canPause && (
            <Button
              size="small"
              icon={<Pause />}
              busy={pause.isPending}
              aria-label={`Pause: ${name}`}
              onClick={() => pause.mutate({ id })}
            >
              Pause
            </Button>
          )}
          {canResume && (
            <Button
              size="small"
              icon={<Play />}
              busy={resume.isPending}
              aria-label={`${goOn}: ${name}`}
              onClick={() => resume.mutate({ id })}
            >
              {goOn}
            </Button>
          )}
          <Button
            size="small"
            variant="quiet"
            icon={state === 'done' ? <X /> : <Trash2 />}
            busy={remove.isPending}
            aria-label={`${takeOff}: ${name}`}
            onClick={() => remove.mutate({ id })}
          >
            {takeOff}
          </Button>
        </div>
      </div>
      {state !== 'done' && (
        <ProgressBar
          label={`Progress of ${name}`}
          hideLabel
          value={doneBytes}
          max={totalBytes ?? 0}
          tone={state === 'failed' ? 'problem' : state === 'paused' ? 'paused' : 'accent'}
        />
      )}
      <p className={styles.facts}>{progressWords(download)}</p>
      <p className={styles.facts}>
        <MiddleText text={state === 'done' ? path : address} monospace />
      </p>
      {state !== 'failed' && <p className={styles.check}>{checkWords(download)}</p>}
      {error !== null && <ErrorNote error={error} />}
    </li>
  );
}
