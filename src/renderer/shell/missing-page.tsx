import { LinkButton } from '../ui/link-button.js';
import { PageHeader } from '../ui/page-header.js';

/** What stands at an address that names no page. */
export function MissingPage() {
  return (
    <>
      <PageHeader title="No such page" description="The address names a page that Mettle does not have." />
      <LinkButton href="#/">Go to the studies</LinkButton>
    </>
  );
}
