import { downloadSettingsSchema, type Settings } from '../../../shared/contract/application.js';
import { useAction, useCall } from '../../api/hooks.js';
import { LinkButton } from '../../ui/link-button.js';
import { Panel } from '../../ui/panel.js';
import { Switch } from '../../ui/switch.js';
import { CommittedText } from './committed-text.js';
import styles from './fetching-settings.module.css';
import { TokenField } from './token-field.js';

const NEEDS_ADDRESS = 'An address that begins with https:// or http://.';

/** Whether models may be fetched, from where, by which way, and to which folder. */
export function FetchingSettings({ settings: { downloads } }: { readonly settings: Settings }) {
  const change = useAction('settings.change');
  const state = useCall('downloads.list', {}).data;
  const set = (part: Partial<typeof downloads>): void =>
    change.mutate({ downloads: { ...downloads, ...part } });
  return (
    <Panel
      title="Fetching models"
      description="Off until you say otherwise: Mettle itself touches no network."
      actions={<LinkButton href="#/subjects?part=downloads">Downloads</LinkButton>}
    >
      <div className={styles.fields}>
        <Switch
          label="Allow fetching models"
          checked={downloads.allowed}
          hint="On: a model is fetched when you ask for it, and only then. Nothing about your studies leaves this machine either way."
          onChange={(allowed) => set({ allowed })}
        />
        <CommittedText
          label="Mirror of the hub"
          value={downloads.endpoint}
          schema={downloadSettingsSchema.shape.endpoint}
          needs={NEEDS_ADDRESS}
          placeholder="https://huggingface.co"
          hint="Empty: the hub itself."
          onCommit={(endpoint) => set({ endpoint })}
        />
        <CommittedText
          label="Proxy"
          value={downloads.proxy}
          schema={downloadSettingsSchema.shape.proxy}
          needs={NEEDS_ADDRESS}
          placeholder="http://proxy.example.org:3128"
          hint="Empty: the one that the environment names, if any."
          onCommit={(proxy) => set({ proxy })}
        />
        <CommittedText
          label="Folder for fetched models"
          value={downloads.folder}
          schema={downloadSettingsSchema.shape.folder}
          needs="A path of at most 4096 characters."
          placeholder={state?.folder ?? ''}
          hint="Empty: models in the data folder. Files that are there already stay where they are."
          onCommit={(folder) => set({ folder })}
        />
        {state !== undefined && <TokenField state={state} />}
      </div>
    </Panel>
  );
}
