import type { Handlers } from '../../shared/contract/contract.js';
import type { Replay } from '../../shared/contract/responses.js';
import type { LaboratoryContext } from './context.js';
import { replayResponse } from './responses/replay.js';
import { responseDetail, traceResponse } from './responses/response-detail.js';
import { ResponseTables } from './responses/response-table.js';

type ResponseHandlers = Pick<Handlers, 'responses.page' | 'responses.get' | 'responses.replay'>;

/** Paging through responses, and looking at one. */
export function responseHandlers({
  store,
  engine,
}: Pick<LaboratoryContext, 'store' | 'engine'>): ResponseHandlers {
  const tables = new ResponseTables(store);
  /** One replay at a time: each loads a subject. */
  let last: Promise<unknown> = Promise.resolve();
  return {
    'responses.page': ({ study, filter, offset, limit }) => tables.page(study, filter, offset, limit),
    'responses.get': async ({ study, id }) => responseDetail(await traceResponse(store, study, id)),
    'responses.replay': async ({ study, id }) => {
      const traced = await traceResponse(store, study, id);
      const replay = async (): Promise<Replay> => replayResponse(await engine(), traced);
      const turn = last.then(replay);
      // A failure is its caller's; the next one begins all the same.
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
