import { reachOf, type Reach, type Spot } from '../../shared/reach/reach.ts';
import { answerFlow, type FlowAnswer } from '../../shared/reach/flow.ts';
import type { PlanDocument } from '../../shared/plan/document.ts';
import { mustRead } from './documents.ts';
import { mustCompute } from './plans.ts';

/** The routes and NSGs of a document, given or as YAML, that a test knows to be right. */
export function mustReach(document: PlanDocument | string): Reach {
  const { plan, allocation } = mustCompute(typeof document === 'string' ? mustRead(document) : document);
  return reachOf(plan, allocation);
}

/** A subnet that a test knows to have a place. */
export function mustSpot(reach: Reach, address: string): Spot {
  const spot = reach.spot(address);
  if (!spot) throw new Error(`no subnet ${address} with a place`);
  return spot;
}

/** Asks one question, written `from > to`, `from > to tcp 443` or `from > to tcp 80,443`. */
export function ask(reach: Reach, question: string): FlowAnswer {
  const [from = '', rest = ''] = question.split(' > ');
  const [to = '', protocol, ports] = rest.split(' ');
  return answerFlow(reach, {
    from,
    to,
    ...(protocol === undefined ? {} : { protocol: protocol as 'tcp' }),
    ...(ports === undefined ? {} : { ports: ports.split(',') }),
  });
}
