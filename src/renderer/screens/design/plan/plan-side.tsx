import { CostBlock } from './cost-block.js';
import { PlanSizeBlock } from './plan-size.js';
import { PreviewBlock } from './preview-block.js';
import { ProblemList } from './problem-list.js';

/** What follows from the design: what is missing, its size, what a subject reads, and what it costs. */
export function PlanSide({ onGo }: { readonly onGo?: () => void }) {
  return (
    <>
      <ProblemList onGo={onGo} />
      <PlanSizeBlock />
      <PreviewBlock />
      <CostBlock />
    </>
  );
}
