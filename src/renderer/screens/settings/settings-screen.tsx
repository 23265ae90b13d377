import type { Settings } from '../../../shared/contract/application.js';
import { useAction, useCall } from '../../api/hooks.js';
import { ErrorNote } from '../../ui/error-note.js';
import { LinkButton } from '../../ui/link-button.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { NumberInput } from '../../ui/number-input.js';
import { PageHeader } from '../../ui/page-header.js';
import { Panel } from '../../ui/panel.js';
import { SegmentedControl } from '../../ui/segmented-control.js';
import { Switch } from '../../ui/switch.js';
import { FetchingSettings } from './fetching-settings.js';
import styles from './settings-screen.module.css';
import { StoresSettings } from './stores-settings.js';
import { UnattendedSettings } from './unattended-settings.js';

/** What is set once for every study; each change takes effect at once. */
export function SettingsScreen() {
  const settings = useCall('settings.read', {});
  return (
    <>
      <PageHeader title="Settings" description="They belong to this machine, not to a study." />
      {settings.isPending && <LoadingNote text="Reading settings" />}
      {settings.isError && <ErrorNote error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.isSuccess && <SettingsForm settings={settings.data} />}
    </>
  );
}

function SettingsForm({ settings }: { readonly settings: Settings }) {
  const application = useCall('application.describe', {});
  const change = useAction('settings.change');
  const cores = application.data?.cores;
  return (
    <div className={styles.form}>
      <Panel title="Appearance">
        <SegmentedControl
          label="Theme"
          value={settings.theme}
          options={[
            { value: 'system', label: 'As the system' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          onChange={(theme) => change.mutate({ theme })}
        />
      </Panel>
      <Panel
        title="Running subjects"
        description="Both are recorded with every response, since they can move a number in its last digits."
      >
        <div className={styles.fields}>
          <SegmentedControl
            label="Graphics processor"
            value={settings.gpu}
            options={[
              { value: 'auto', label: 'Where there is one' },
              { value: 'none', label: 'Never' },
            ]}
            onChange={(gpu) => change.mutate({ gpu })}
          />
          <NumberInput
            label="Threads"
            value={settings.threads}
            min={1}
            max={256}
            step={1}
            hint={`Empty: as many as suit a subject${cores === undefined ? '' : `; this machine has ${cores} cores`}.`}
            onChange={(threads) => change.mutate({ threads })}
          />
        </div>
      </Panel>
      <UnattendedSettings unattended={settings.unattended} cores={cores} />
      <Panel title="Notifications">
        <Switch
          label="Tell me when a run ends"
          checked={settings.notifyWhenDone}
          hint={
            application.data?.door === 'web'
              ? 'In a browser the page tells it; the desktop window tells it by the system as well.'
              : 'By a notification of the system, when the window is not in front.'
          }
          onChange={(notifyWhenDone) => change.mutate({ notifyWhenDone })}
        />
      </Panel>
      <Panel
        title="Folders with subjects"
        description="They are searched for GGUF files; nothing in them is copied or changed."
        actions={<LinkButton href="#/subjects">Add or remove</LinkButton>}
      >
        {settings.subjectFolders.length === 0 ? (
          <p className={styles.soft}>None yet.</p>
        ) : (
          <ul>
            {settings.subjectFolders.map((path) => (
              <li key={path} className={styles.path}>
                {path}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <StoresSettings settings={settings} />
      <FetchingSettings settings={settings} />
      {application.isSuccess && (
        <Panel title="Data folder" description="Studies, responses, your own texts and these settings.">
          <p className={styles.path}>{application.data.dataFolder}</p>
        </Panel>
      )}
    </div>
  );
}
