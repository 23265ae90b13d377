import { PanelRight } from 'lucide-react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { Draft } from '../../../shared/contract/designs.js';
import { Button } from '../../ui/button.js';
import { Drawer } from '../../ui/drawer.js';
import { DerivedNote, useExploratoryOf } from './derived-note.js';
import { DesignHeader } from './design-header.js';
import styles from './design-editor.module.css';
import { LockBar } from './lock/lock-bar.js';
import { Outline } from './outline.js';
import { goToCost } from './plan/go-to-cost.js';
import { PlanSide } from './plan/plan-side.js';
import { AdministrationSection } from './sections/administration-section.js';
import { AnalysisSection } from './sections/analysis-section.js';
import { ConditionsSection } from './sections/conditions-section.js';
import { InstrumentsSection } from './sections/instruments-section.js';
import { KindSection } from './sections/kind-section.js';
import { NameSection } from './sections/name-section.js';
import { RepeatsSection } from './sections/repeats-section.js';
import { SubjectsSection } from './sections/subjects-section.js';
import { DesignStoreContext, PlanStandingContext } from './state/design-desk.js';
import type { DesignStore } from './state/design-store.js';
import { usePlanCheck } from './state/use-plan-check.js';
import { useSaving, type Saving } from './state/use-saving.js';
import { useUndoKeys } from './state/use-undo-keys.js';
import { useWidth } from './use-width.js';

/** Below, in CSS pixels, the page has no room for a column beside it. */
const WITH_SIDE_FROM = 800;
/** Below, its outline stands above it. */
const WITH_OUTLINE_FROM = 1080;

/** The page of one draft, with its state around it. */
export function DesignEditor({ draft, store }: { readonly draft: Draft; readonly store: DesignStore }) {
  const saving = useSaving(draft.id, store);
  useUndoKeys(store);
  return (
    <DesignStoreContext value={store}>
      <CheckedDesign draft={draft} saving={saving} />
    </DesignStoreContext>
  );
}

function CheckedDesign({ draft, saving }: { readonly draft: Draft; readonly saving: Saving }) {
  return (
    <PlanStandingContext value={usePlanCheck()}>
      <DesignPage draft={draft} saving={saving} />
    </PlanStandingContext>
  );
}

function DesignPage({ draft, saving }: { readonly draft: Draft; readonly saving: Saving }) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const exploratoryOf = useExploratoryOf(draft.derivedFrom);
  const [sideOpen, setSideOpen] = useState(false);
  const withSide = width === null || width >= WITH_SIDE_FROM;
  const withOutline = width === null || width >= WITH_OUTLINE_FROM;
  return (
    <div ref={ref} className={styles.screen}>
      <DesignHeader draft={draft.id} saving={saving} />
      {draft.derivedFrom !== null && (
        <DerivedNote derivedFrom={draft.derivedFrom} exploratoryOf={exploratoryOf} />
      )}
      {!withOutline && (
        <div className={styles.strip}>
          <Outline form="strip" />
        </div>
      )}
      <div className={styles.columns} data-outline={withOutline} data-side={withSide}>
        {withOutline && (
          <div className={styles.outline}>
            <Outline form="column" />
          </div>
        )}
        <div className={styles.page}>
          <NameSection />
          <KindSection />
          <SubjectsSection />
          <InstrumentsSection />
          <ConditionsSection />
          <AdministrationSection />
          <RepeatsSection />
          <AnalysisSection />
        </div>
        {withSide && (
          <aside className={styles.side} aria-label="Preview, size and cost">
            <PlanSide />
          </aside>
        )}
      </div>
      <div className={styles.bar}>
        <LockBar
          draft={draft.id}
          saving={saving}
          exploratoryOf={exploratoryOf}
          onCost={withSide ? goToCost : () => setSideOpen(true)}
        >
          {!withSide && (
            <Button icon={<PanelRight />} onClick={() => setSideOpen(true)}>
              Preview and cost
            </Button>
          )}
        </LockBar>
      </div>
      {!withSide && (
        <Drawer open={sideOpen} onOpenChange={setSideOpen} title="Preview, size and cost">
          <PlanSide onGo={() => flushSync(() => setSideOpen(false))} />
        </Drawer>
      )}
    </div>
  );
}
