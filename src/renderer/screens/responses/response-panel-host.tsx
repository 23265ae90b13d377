import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { useCall } from '../../api/hooks.js';
import { Button } from '../../ui/button.js';
import { Drawer } from '../../ui/drawer.js';
import { LinkButton } from '../../ui/link-button.js';
import { responsesAddress } from './filter-address.js';
import { useResponsePanel } from './open-responses.js';
import { ResponseDetail } from './response-detail.js';
import styles from './response-panel-host.module.css';
import { ResponseTable } from './response-table.js';

/** The side panel with the responses behind a mark of a chart, and the one that is looked at. Stands once in the window. */
export function ResponsePanelHost() {
  const { open, response, look, close } = useResponsePanel();
  // The panel belongs to the page that it was opened from.
  useEffect(() => {
    window.addEventListener('hashchange', close);
    return () => window.removeEventListener('hashchange', close);
  }, [close]);
  if (open === null) return null;
  return (
    <Drawer
      open
      onOpenChange={(shown) => !shown && close()}
      title={response === null ? 'Responses' : 'Response'}
      description={open.title}
      footer={
        response === null ? (
          <LinkButton href={responsesAddress(open.study, open.filter)}>Open as a table</LinkButton>
        ) : (
          <Button icon={<ArrowLeft size={16} />} onClick={() => look(null)}>
            All responses behind this mark
          </Button>
        )
      }
    >
      {response === null ? (
        <ResponseList study={open.study} onOpen={look} />
      ) : (
        <ResponseDetail study={open.study} id={response} />
      )}
    </Drawer>
  );
}

function ResponseList({ study, onOpen }: { readonly study: number; readonly onOpen: (id: number) => void }) {
  const open = useResponsePanel((panel) => panel.open);
  const detail = useCall('studies.get', { study });
  const names = new Map(detail.data?.summary.subjects.map(({ sha256, name }) => [sha256, name]));
  if (open === null) return null;
  return (
    <div className={styles.list}>
      <ResponseTable study={study} filter={open.filter} subjectNames={names} compact onOpen={onOpen} />
    </div>
  );
}
