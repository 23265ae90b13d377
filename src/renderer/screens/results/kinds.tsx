import type { ComponentType } from 'react';
import type { Findings, StudyResults, SubjectResults } from '../../../shared/contract/results.js';
import type { StudyDetail } from '../../../shared/contract/studies.js';
import { GainResults } from './gain/gain-results.js';
import { IdentityResults } from './identity/identity-results.js';
import { InstabilityResults } from './instability/instability-results.js';
import { resultsOfKind, subjectOfKind, type KindResultsProps } from './kind-results.js';
import { PopulationResults } from './population/population-results.js';
import { QuantizationResults } from './quantization/quantization-results.js';
import { ReadingsResults } from './readings/readings-results.js';
import { ReplicationResults } from './replication/replication-results.js';
import { ResistanceResults } from './resistance/resistance-results.js';
import { SpecificationResults } from './specification/specification-results.js';
import type { Reading } from './use-reading.js';

/**
 * How the results of each kind of study are shown: a `VerdictBoard`, then the `SubjectSections` of the chosen subject. The
 * results screen and the report show them alike, so that a new kind is one line here.
 */
const KIND_RESULTS: { readonly [Kind in Findings['kind']]: ComponentType<KindResultsProps<Kind>> } = {
  resistance: ResistanceResults,
  gain: GainResults,
  specification: SpecificationResults,
  readings: ReadingsResults,
  quantization: QuantizationResults,
  instability: InstabilityResults,
  population: PopulationResults,
  identity: IdentityResults,
  replication: ReplicationResults,
};

export interface ResultsOfKindProps {
  readonly results: StudyResults;
  readonly detail: StudyDetail;
  /** The subject whose figures are shown below the verdicts: one of `results`. */
  readonly chosen: SubjectResults;
  readonly reading: ReadonlyMap<string, Reading>;
  /** The section that the address names. */
  readonly view: string | null;
}

/** A study's results, shown as those of its kind. */
export function ResultsOfKind(props: ResultsOfKindProps) {
  return <Results kind={props.detail.design.kind} {...props} />;
}

function Results<Kind extends Findings['kind']>({
  kind,
  results,
  chosen,
  ...rest
}: ResultsOfKindProps & { readonly kind: Kind }) {
  const Shown: ComponentType<KindResultsProps<Kind>> = KIND_RESULTS[kind];
  return <Shown results={resultsOfKind(results, kind)} chosen={subjectOfKind(chosen, kind)} {...rest} />;
}
