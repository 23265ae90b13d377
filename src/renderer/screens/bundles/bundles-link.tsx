import { useCall } from '../../api/hooks.js';
import { LinkButton } from '../../ui/link-button.js';

/** The way to the bundles, with how many are worked on. */
export function BundlesLink() {
  const jobs = useCall('bundles.jobs', {});
  const open = jobs.data?.jobs.filter(({ state }) => state === 'running' || state === 'waiting').length ?? 0;
  return <LinkButton href="#/bundles">{open === 0 ? 'Bundles' : `Bundles (${open} under way)`}</LinkButton>;
}
