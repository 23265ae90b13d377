import type { LaboratoryContext } from '../context.js';
import { BackgroundHashes } from './background-hashes.js';
import { FolderWatch } from './folder-watch.js';
import type { ListFollowers } from './subject-list.js';

/** What goes on behind a list of subjects while a window is open: hashing, and watching the folders that may change. */
export class SubjectDesk implements ListFollowers {
  readonly hashes: BackgroundHashes;
  readonly watch: FolderWatch;

  /** `busy`: whether a study runs, which nothing here may hold up. */
  constructor(context: LaboratoryContext, busy: () => boolean) {
    const changed = (): void => context.announce('subjects.changed', {});
    this.hashes = new BackgroundHashes({
      cache: () => context.hashes(),
      keep: () => context.keepHashes(),
      changed,
      busy,
    });
    this.watch = new FolderWatch({ changed });
  }

  /** Ends both, and resolves when nothing is at work any more. */
  async close(): Promise<void> {
    this.watch.close();
    await this.hashes.close();
  }
}
