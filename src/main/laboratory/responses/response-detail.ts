import type { ResponseDetail } from '../../../shared/contract/responses.js';
import type { ComposedPrompt } from '../../../shared/domain/cell.js';
import type { Instrument } from '../../../shared/domain/instrument.js';
import type { AdministrationContext } from '../../../shared/domain/specification.js';
import type { SubjectFile } from '../../../shared/domain/subject.js';
import { MettleError } from '../../../shared/errors.js';
import { scaleItems } from '../../instruments/scoring.js';
import type { LaboratoryStore, StoredResponse } from '../../store/laboratory-store.js';
import type { StudyRecord, StudySubjectRecord } from '../../store/store.js';
import { administrationOf, promptOf } from '../../studies/administration/ways.js';
import { storedStudy } from '../stored-study.js';
import { RowMaker } from './row-maker.js';

/** A stored response with all that is known of how it came about. */
export interface TracedResponse {
  readonly record: StudyRecord;
  readonly subject: StudySubjectRecord;
  readonly stored: StoredResponse;
  readonly rows: RowMaker;
  readonly instrument: Instrument;
  readonly item: string;
  readonly condition: string;
  /** How its item was put, beside the items before it or alone. */
  readonly context: AdministrationContext;
  readonly system: string | null;
  /** What the plan asks in this cell, made anew. */
  readonly composed: ComposedPrompt;
  /** The exact prompt that was evaluated. */
  readonly prompt: string;
}

/** An option with what a response says of it. */
export type OptionShare = ResponseDetail['options'][number];

/** Finds a response by its number. Throws `STUDY_NOT_FOUND`, `INVALID_INPUT` for a number that the study does not have. */
export async function traceResponse(
  store: LaboratoryStore,
  study: number,
  id: number,
): Promise<TracedResponse> {
  const record = await storedStudy(store, study);
  const stored = await store.storedResponse(study, id);
  if (stored === null) {
    throw new MettleError('INVALID_INPUT', `Study ${record.design.name} has no response number ${id}.`, {
      hint: 'Open the table of responses and choose one there.',
    });
  }
  const { response, sha256 } = stored;
  const rows = new RowMaker(record);
  const { cell, condition, instrument } = rows.place(response);
  const way = administrationOf(record, cell);
  const item = instrument.items.find((entry) => entry.id === cell.item);
  const subject = (await store.studySubjects(study)).find((entry) => entry.subject.sha256 === sha256);
  const prompt = await store.prompt(response.promptHash);
  if (way === undefined || item === undefined || subject === undefined || prompt === null) {
    throw new MettleError('STORE_CORRUPT', `What response ${id} rests on is not stored with it.`, {
      hint: 'Keep the database file as it is and restore it from a copy.',
    });
  }
  const composed = promptOf(condition, way, instrument, item, record.instruments);
  return {
    record,
    subject,
    stored,
    rows,
    instrument,
    item: item.id,
    condition: condition.id,
    context: way.specification?.context ?? 'fresh',
    system: condition.system,
    composed,
    prompt,
  };
}

/** Everything that is known of a response, for the window. */
export function responseDetail(traced: TracedResponse): ResponseDetail {
  const { record, subject, stored, rows, instrument, item, composed, system } = traced;
  const { response } = stored;
  const { administration, seed } = record.design;
  const common = {
    row: rows.row(stored),
    subjectName: subject.subject.name,
    subjectPath: filesOf(subject.subject),
    conditionSystem: system,
    prompt: traced.prompt,
    promptHash: response.promptHash,
    keys: keysOf(instrument, item),
    studySeed: seed,
    promptTokens: response.promptTokens,
    runtime: subject.runtime === null ? null : { ...subject.runtime },
    options: optionShares(composed, instrument, response.kind === 'readout' ? response.probabilities : null),
  };
  if (response.kind === 'readout') {
    const { evaluatedTokens } = response;
    return {
      ...common,
      text: null,
      seed: null,
      evaluatedTokens,
      generatedTokens: null,
      batchShape: null,
      sampler: null,
    };
  }
  const sampler =
    administration.mode === 'sampled'
      ? { ...administration.sampler, answer: administration.answer, maxTokens: administration.maxTokens }
      : null;
  return {
    ...common,
    text: response.text,
    seed: response.seed,
    evaluatedTokens: null,
    generatedTokens: response.generatedTokens,
    batchShape: response.batchShape,
    sampler: sampler === null ? null : JSON.stringify(sampler),
  };
}

/** Options in presented order; `probabilities` are ascending by score, as the store holds them, or null. */
export function optionShares(
  { options }: ComposedPrompt,
  instrument: Instrument,
  probabilities: readonly number[] | null,
): OptionShare[] {
  return options.map(({ label, text, score }) => {
    const place = instrument.options.findIndex((option) => option.score === score);
    return { label, text, score, probability: probabilities?.[place] ?? null };
  });
}

/** The subject's file, and the adapter laid over it, as a person reads them. */
function filesOf({ path, adapter }: SubjectFile): string {
  return adapter === undefined ? path : `${path} with ${adapter.path} (x${adapter.scale})`;
}

/** Every scale that the item counts on: its own, and the domain that these are facets of. */
function keysOf(instrument: Instrument, item: string): ResponseDetail['keys'] {
  return instrument.scales.flatMap(({ id, name }) => {
    const keyed = scaleItems(instrument, id).find((entry) => entry.item.id === item);
    return keyed === undefined ? [] : [{ scale: id, name, sign: keyed.sign }];
  });
}
