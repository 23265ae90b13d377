import type { Handlers } from '../../shared/contract/contract.js';
import { DONE } from '../../shared/contract/definition.js';
import { MettleError } from '../../shared/errors.js';
import { previewBundle } from '../bundles/preview/preview-bundle.js';
import { storedSource } from '../bundles/source.js';
import type { BundleDesk } from './bundles/bundle-desk.js';
import { storedFindings } from './bundles/stored-findings.js';
import type { LaboratoryContext } from './context.js';
import { storedStudy } from './stored-study.js';

type BundleHandlers = Pick<
  Handlers,
  | 'bundles.preview'
  | 'bundles.export'
  | 'bundles.verify'
  | 'bundles.import'
  | 'bundles.cancel'
  | 'bundles.dismiss'
  | 'bundles.reveal'
  | 'bundles.jobs'
  | 'bundles.compare'
>;

/** Writing, checking, taking in and comparing bundles. */
export function bundleHandlers(
  { store, door }: Pick<LaboratoryContext, 'store' | 'door'>,
  desk: BundleDesk,
): BundleHandlers {
  return {
    'bundles.preview': async ({ study, choices }) => {
      const { id } = await storedStudy(store, study);
      const source = await storedSource(store, String(id));
      return previewBundle(source, choices, await storedFindings(store, source));
    },
    'bundles.export': ({ study, choices, folder }) => desk.export(study, choices, folder),
    'bundles.verify': ({ path }) => desk.verify(path),
    'bundles.import': ({ path }) => desk.import(path),
    'bundles.cancel': async ({ id }) => {
      desk.cancel(id);
      return DONE;
    },
    'bundles.dismiss': async ({ id }) => {
      await desk.dismiss(id);
      return DONE;
    },
    'bundles.reveal': async ({ id }) => {
      if (door.revealFile === undefined) {
        throw new MettleError('NOT_ALLOWED', 'A browser cannot show where a file lies.', {
          hint: 'Download the bundle, or open its folder yourself.',
        });
      }
      door.revealFile((await desk.written(id)).path);
      return DONE;
    },
    'bundles.jobs': async () => desk.list(),
    'bundles.compare': ({ mine, theirs }) => desk.compare(mine, theirs),
  };
}
