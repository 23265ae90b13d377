import { Cpu, FlaskConical, Info, ListChecks, Settings2, Users, type LucideIcon } from 'lucide-react';
import { useLocation } from 'wouter';
import { Mark } from './mark.js';
import { NAMED_PAGES, namedPageOf } from './page-names.js';
import { RunIndicator } from './run-indicator.js';
import { ShortcutsButton } from './shortcuts-dialog.js';
import styles from './sidebar.module.css';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  '/': FlaskConical,
  '/subjects': Cpu,
  '/instruments': ListChecks,
  '/personas': Users,
  '/settings': Settings2,
  '/about': Info,
};

/** The way to every page, and what runs. */
export function Sidebar() {
  const [path] = useLocation();
  const current = namedPageOf(path);
  return (
    <header className={styles.sidebar}>
      <a href="#/" className={styles.brand} aria-label="Mettle">
        <Mark />
        <span className={styles.name}>Mettle</span>
      </a>
      <nav aria-label="Pages">
        <ul className={styles.pages}>
          {NAMED_PAGES.map((page) => {
            const Icon = ICONS[page.path];
            return (
              <li key={page.path} className={page.path === '/settings' ? styles.apart : undefined}>
                <a
                  href={`#${page.path}`}
                  className={styles.page}
                  aria-current={page.path === path ? 'page' : page === current ? 'true' : undefined}
                >
                  {Icon !== undefined && <Icon aria-hidden="true" />}
                  {page.name}
                </a>
              </li>
            );
          })}
        </ul>
      </nav>
      <div className={styles.foot}>
        <RunIndicator />
        <ShortcutsButton />
      </div>
    </header>
  );
}
