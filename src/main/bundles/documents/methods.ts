import type { Methods } from '../../../shared/contract/report.js';
import type { BundleContents } from '../contents.js';
import { administrationParagraph } from './methods/administration.js';
import { conditionsParagraph } from './methods/conditions.js';
import { gateParagraph } from './methods/gate.js';
import { instrumentsParagraph } from './methods/instruments.js';
import { limitsOf } from './methods/limits.js';
import { measuresOf } from './methods/measures.js';
import { sentence } from './methods/phrases.js';
import { Citations } from './methods/references.js';
import { subjectsParagraph } from './methods/subjects.js';

/** Digits of the plan's hash that a paper gives. */
const HASH_DIGITS = 12;

/**
 * A methods section ready for a paper, made from the locked plan and from what the runs tell of themselves, never from results:
 * plain text without markup. References are in the order of first use.
 */
export function methodsOf(contents: BundleContents): Methods {
  const citations = new Citations();
  const kind = measuresOf(contents.plan.design.kind);
  const paragraphs = [
    designParagraph(contents, kind.question),
    subjectsParagraph(contents, citations),
    instrumentsParagraph(contents, citations),
    conditionsParagraph(contents, citations),
    administrationParagraph(contents),
    gateParagraph(contents, citations),
    ...kind.paragraphs(contents, citations),
    departuresParagraph(contents),
  ];
  return { paragraphs, limits: limitsOf(contents, citations), references: citations.list() };
}

function designParagraph({ plan, departures }: BundleContents, question: string): string {
  const { planHash, lockedAt } = plan;
  const copy =
    departures.exploratoryOf === null
      ? ''
      : ' It is a changed copy of an earlier locked plan, so that everything in it is exploratory.';
  return `This study asked ${question}. Its plan, with every setting and default, was locked on ${lockedAt.slice(0, 10)}, before the first response was collected (SHA-256 ${planHash.slice(0, HASH_DIGITS)}…).${copy}`;
}

function departuresParagraph({ departures, manifest }: BundleContents): string {
  const asPlanned = departures.sentences.length === 1 && departures.sentences[0] === 'As planned.';
  const told = asPlanned
    ? 'Nothing departed from the plan.'
    : `Departures from the plan: ${departures.sentences.map(sentence).join(' ')}`;
  return manifest.study.partial
    ? `${told} The study is partial: what is reported rests on the responses that were there.`
    : told;
}
