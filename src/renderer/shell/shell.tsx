import { useState } from 'react';
import { useLocation } from 'wouter';
import { useConnection } from '../api/hooks.js';
import { ResponsePanelHost } from '../screens/responses/response-panel-host.js';
import { FloatingPlace } from '../ui/floating-place.js';
import { ConnectionNote } from './connection-note.js';
import { DropVeil } from './drop-veil.js';
import { useNotices } from './notices.js';
import { PageBoundary } from './page-boundary.js';
import { RefusedPage } from './refused-page.js';
import { Routes } from './routes.js';
import styles from './shell.module.css';
import { ShortcutsDialog } from './shortcuts-dialog.js';
import { Sidebar } from './sidebar.js';
import { ToastRegion } from './toast-region.js';
import { useArrivals } from './use-arrivals.js';
import { useSettingsTheme } from './use-settings-theme.js';
import { useKeyboardShortcuts } from './use-shortcuts.js';

/** What stands around every page. */
export function Shell() {
  const connection = useConnection();
  return connection === 'refused' ? <RefusedPage /> : <Frame />;
}

function Frame() {
  const [page, setPage] = useState<HTMLElement | null>(null);
  const [path] = useLocation();
  useSettingsTheme();
  useNotices();
  useKeyboardShortcuts();
  useArrivals(page);
  return (
    <FloatingPlace value={page}>
      <div className={styles.shell}>
        <button type="button" className={styles.skip} onClick={() => focusHeading(page)}>
          Skip to the page
        </button>
        <Sidebar />
        <main ref={setPage} className={styles.page} tabIndex={-1}>
          <div className={styles.column}>
            <PageBoundary path={path}>
              <Routes />
            </PageBoundary>
          </div>
        </main>
        <ResponsePanelHost />
        <ShortcutsDialog />
        <ConnectionNote />
        <ToastRegion />
        <DropVeil />
      </div>
    </FloatingPlace>
  );
}

function focusHeading(page: HTMLElement | null): void {
  const heading = page?.querySelector('h1');
  (heading ?? page)?.focus();
}
