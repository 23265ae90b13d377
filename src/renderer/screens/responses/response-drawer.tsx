import { Drawer } from '../../ui/drawer.js';
import { ResponseDetail } from './response-detail.js';

interface ResponseDrawerProps {
  readonly study: number;
  /** The store's number of the response. */
  readonly id: number;
  readonly onClose: () => void;
}

/** One response, beside the page that it was opened from. */
export function ResponseDrawer({ study, id, onClose }: ResponseDrawerProps) {
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()} title="Response">
      <ResponseDetail study={study} id={id} />
    </Drawer>
  );
}
