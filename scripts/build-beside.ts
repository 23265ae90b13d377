import { mkdir, rename, rm, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Builds a folder beside its place and puts it there when it is whole, so that whoever reads it meanwhile sees the old one or
 * the new one. `make` fills the folder that it is given, and names the file in it by whose time is known when all is out of date.
 */
export async function buildBeside(place: string, make: (folder: string) => Promise<string>): Promise<void> {
  const begun = new Date();
  const beside = join(dirname(place), `.${basename(place)}-${process.pid}`);
  const replaced = `${beside}-replaced`;
  try {
    const dated = await make(beside);
    // A source that is changed while this runs is newer than the build.
    await utimes(join(beside, dated), begun, begun);
    await mkdir(place, { recursive: true });
    await rename(place, replaced);
    await rename(beside, place);
  } finally {
    await rm(beside, { recursive: true, force: true });
    await rm(replaced, { recursive: true, force: true });
  }
}
