import { Copy, Ellipsis, FileDown, Redo2, Trash2, Undo2 } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.js';
import { Button } from '../../ui/button.js';
import { Menu } from '../../ui/menu.js';
import { PageHeader } from '../../ui/page-header.js';
import styles from './design-header.module.css';
import { useDesign, useDesignState, useDesignStore } from './state/design-desk.js';
import type { Saving } from './state/use-saving.js';
import { useDraftActions } from './use-draft-actions.js';

/** The name of the study, whether it is stored, and what can be done with the draft as a whole. */
export function DesignHeader({ draft, saving }: { readonly draft: number; readonly saving: Saving }) {
  const name = useDesign((design) => design.name);
  const undo = useDesignState(({ history }) => history.past.at(-1)?.what);
  const redo = useDesignState(({ history }) => history.future.at(-1)?.what);
  const store = useDesignStore();
  const actions = useDraftActions(draft, saving);
  return (
    <PageHeader
      title={name}
      eyebrow="Design of a study"
      actions={
        <div className={styles.actions}>
          <SaveNote saving={saving} />
          <IconButton
            label={undo === undefined ? 'Nothing to undo' : `Undo: ${undo}`}
            icon={<Undo2 />}
            aria-keyshortcuts="Control+Z"
            disabled={undo === undefined}
            onClick={() => store.getState().undo()}
          />
          <IconButton
            label={redo === undefined ? 'Nothing to redo' : `Redo: ${redo}`}
            icon={<Redo2 />}
            aria-keyshortcuts="Control+Shift+Z"
            disabled={redo === undefined}
            onClick={() => store.getState().redo()}
          />
          <Menu
            trigger={<IconButton label="More" icon={<Ellipsis />} />}
            items={[
              {
                label: 'Save as a study file',
                icon: <FileDown />,
                onSelect: () => void actions.exportFile(),
              },
              { label: 'Duplicate', icon: <Copy />, onSelect: () => void actions.duplicate() },
              'separator',
              { label: 'Discard', icon: <Trash2 />, danger: true, onSelect: () => void actions.discard() },
            ]}
          />
        </div>
      }
    />
  );
}

/** Where the newest content is. */
function SaveNote({ saving }: { readonly saving: Saving }) {
  const state = useDesignState((desk) => desk.saving);
  if (state.state === 'failed') {
    return (
      <span className={styles.failed} role="alert">
        Not saved: {state.error.message}
        <Button size="small" onClick={() => void saving.flush().catch(() => undefined)}>
          Save now
        </Button>
      </span>
    );
  }
  return (
    <span className={styles.saved} role="status">
      {state.state === 'saved' ? 'Saved' : 'Saving'}
    </span>
  );
}
