import type { Unattended } from '../../../shared/contract/application.js';
import { useAction } from '../../api/hooks.js';
import { NumberInput } from '../../ui/number-input.js';
import { Panel } from '../../ui/panel.js';
import { Switch } from '../../ui/switch.js';
import { TimeInput } from '../../ui/time-input.js';
import { spanWords } from './hours-words.js';
import styles from './settings-screen.module.css';

const FIRST_WINDOW = { from: '22:00', to: '07:00' } as const;
const FIRST_QUIET = { from: '08:00', to: '18:00', threads: 1 } as const;

export interface UnattendedSettingsProps {
  readonly unattended: Unattended;
  /** Of this machine; undefined while unknown. */
  readonly cores: number | undefined;
}

/** How studies run while nobody is there. */
export function UnattendedSettings({ unattended, cores }: UnattendedSettingsProps) {
  const change = useAction('settings.change');
  const set = (part: Partial<Unattended>): void => change.mutate({ unattended: { ...unattended, ...part } });
  const { window, quiet, resume } = unattended;
  return (
    <Panel
      title="Unattended runs"
      description="Times are those of this machine’s clock. What is answered when hours end is stored, and goes on from there."
    >
      <div className={styles.parts}>
        <Switch
          label="Run only at certain hours"
          checked={window !== null}
          hint="Outside them studies wait in the queue. One that is started while it waits runs all the same."
          onChange={(on) => set({ window: on ? FIRST_WINDOW : null })}
        />
        {window !== null && (
          <div role="group" aria-label="Hours for runs" className={styles.fields}>
            <TimeInput
              label="Runs from"
              value={window.from}
              hint={spanWords(window)}
              onChange={(from) => set({ window: { ...window, from } })}
            />
            <TimeInput
              label="Runs until"
              value={window.to}
              onChange={(to) => set({ window: { ...window, to } })}
            />
          </div>
        )}
        <Switch
          label="Do not disturb at certain hours"
          checked={quiet !== null}
          hint="Between them runs compute on fewer threads, so that the machine stays free for other work."
          onChange={(on) => set({ quiet: on ? FIRST_QUIET : null })}
        />
        {quiet !== null && (
          <div role="group" aria-label="Quiet hours" className={styles.fields}>
            <TimeInput
              label="Quiet from"
              value={quiet.from}
              hint={spanWords(quiet)}
              onChange={(from) => set({ quiet: { ...quiet, from } })}
            />
            <TimeInput
              label="Quiet until"
              value={quiet.to}
              onChange={(to) => set({ quiet: { ...quiet, to } })}
            />
            <NumberInput
              label="Threads at most"
              value={quiet.threads}
              min={1}
              max={256}
              step={1}
              hint={cores === undefined ? undefined : `This machine has ${cores} cores.`}
              onChange={(threads) => {
                if (threads !== null && Number.isInteger(threads) && threads >= 1 && threads <= 256)
                  set({ quiet: { ...quiet, threads } });
              }}
            />
          </div>
        )}
        <Switch
          label="Go on with the queue when Mettle is opened"
          checked={resume}
          hint="After a power failure, an update or a restart, what ran and what waited goes on by itself."
          onChange={(on) => set({ resume: on })}
        />
      </div>
    </Panel>
  );
}
