import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { findSubjects } from '../../../../src/main/subjects/find-subjects.js';
import type { FoundSubjects } from '../../../../src/main/subjects/found-subject.js';
import { storePlaces } from '../../../../src/main/subjects/search-places.js';
import type { Surroundings } from '../../../../src/main/subjects/stores/store.js';

const homes: string[] = [];
afterEach(async () => {
  for (const home of homes.splice(0)) await rm(home, { recursive: true, force: true });
});

/** A home folder of its own, by the rules of Linux. */
export async function newHome(): Promise<string> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'mettle-stores-')));
  homes.push(home);
  return home;
}

/** Everything that the stores of a home folder hold. */
export function search(home: string, changes: Partial<Surroundings> = {}): Promise<FoundSubjects> {
  const surroundings = { platform: 'linux', homeDirectory: home, variables: {}, ...changes } as const;
  const places = storePlaces(surroundings).map((place) => ({
    ...place,
    // What lies outside the home folder is this machine's own.
    folders: place.folders.filter((folder) => folder.startsWith(home)),
  }));
  return findSubjects({ places, freeBytes: 8e9 });
}

/** Where the hub's cache lies in a home folder. */
export const HUB = ['.cache', 'huggingface', 'hub'] as const;
