import type { Settings } from '../../../shared/contract/application.js';
import { useAction } from '../../api/hooks.js';
import { LinkButton } from '../../ui/link-button.js';
import { Panel } from '../../ui/panel.js';
import { Switch } from '../../ui/switch.js';

/** Whether Mettle looks where other programs keep their models. */
export function StoresSettings({ settings }: { readonly settings: Settings }) {
  const change = useAction('settings.change');
  return (
    <Panel
      title="Models of other programs"
      description="Hugging Face cache, LM Studio, Ollama, llama.cpp, Jan, GPT4All and node-llama-cpp."
      actions={<LinkButton href="#/subjects">See what is found</LinkButton>}
    >
      <Switch
        label="Look where other programs keep their models"
        checked={settings.searchStores}
        hint="On: models that are on this machine already can be chosen at once. They are read in place; nothing is copied, moved or changed. Off: only your own folders are searched."
        onChange={(searchStores) => change.mutate({ searchStores })}
      />
    </Panel>
  );
}
