import { Keyboard } from 'lucide-react';
import { useShortcuts } from '../state/shortcuts.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Switch } from '../ui/switch.js';
import { NAMED_PAGES } from './page-names.js';
import styles from './shortcuts-dialog.module.css';

/** Opens the list of shortcuts. */
export function ShortcutsButton() {
  const list = useShortcuts((state) => state.list);
  return (
    <Button variant="quiet" size="small" icon={<Keyboard />} onClick={() => list(true)}>
      Keyboard shortcuts
    </Button>
  );
}

/** The list of shortcuts, and the switch that turns them off. */
export function ShortcutsDialog() {
  const { on, listed, turn, list } = useShortcuts();
  return (
    <Dialog open={listed} onOpenChange={list} title="Keyboard shortcuts" size="small">
      <dl className={styles.keys}>
        {NAMED_PAGES.map((page) => (
          <Shortcut key={page.path} keys={['g', page.key]} does={page.name} />
        ))}
        <Shortcut keys={['g', 'r']} does="What is running" />
        <Shortcut keys={['?']} does="This list" />
      </dl>
      <Switch
        label="Shortcuts of single letters"
        hint="Turn them off where letters are sent by mistake, as by dictation."
        checked={on}
        onChange={turn}
      />
    </Dialog>
  );
}

function Shortcut({ keys, does }: { readonly keys: readonly string[]; readonly does: string }) {
  return (
    <div className={styles.row}>
      <dt>{does}</dt>
      <dd>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dd>
    </div>
  );
}
